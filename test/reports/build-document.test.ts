import { describe, expect, it } from 'vitest';
import { documentKinds } from '#domain/document-kinds.ts';
import { languages } from '#domain/language.ts';
import { buildDocument } from '#reports/build-document.ts';
import { parseDocumentContent } from '#services/documents/parse-content.ts';
import { advice, finding, later, law, makeInput, norm, toText, unread } from './support.ts';

const textOf = (changes: Parameters<typeof makeInput>[0] = {}): string => toText(buildDocument(makeInput(changes)));

describe('the legal basis', () => {
  it('says 违反 for a must, and names law, date and article', () => {
    expect(textOf({ findings: [finding] })).toContain(
      '依据=违反《中华人民共和国工会法》（2021年修正，自2022年1月1日起施行）第十一条第一款的规定。',
    );
  });

  it('says 不符合 for a norm of the unions, never 违反', () => {
    const text = textOf({ findings: [norm] });
    expect(text).toContain('不符合《中国工会章程》');
    expect(text).not.toContain('违反');
  });

  it('says 不符合 of a norm that stands beside the law in a must', () => {
    const text = textOf({ findings: [{ ...finding, bases: [law, unread] }] });
    expect(text).toContain('第十一条第一款的规定。不符合《中国工会章程》');
  });

  it('says 不符合 even of a statute where the rule is a norm', () => {
    expect(textOf({ findings: [{ ...norm, bases: [law] }] })).not.toContain('违反');
  });

  it('never rests a breach on a place that only permits', () => {
    const text = textOf({ findings: [{ ...finding, bases: [{ ...law, standing: 'may' }, unread] }] });
    expect(text).toContain('另参见《中华人民共和国工会法》');
    expect(text).not.toContain('违反');
  });

  it.each([
    ['zh-Hans', '条款待核'],
    ['zh-Hant', '條款待核'],
    ['en', 'article to be confirmed'],
  ] as const)('never prints an article as a number that nobody has read (%s)', (language, word) => {
    const text = textOf({ language, findings: [norm] });
    expect(text).toContain(word);
    expect(text).not.toContain('第二十五条');
  });

  it('cites places of one instrument together', () => {
    const text = textOf({ findings: [{ ...finding, bases: [law, { ...law, article: '第十四条' }] }] });
    expect(text).toContain('第十一条第一款、第十四条的规定');
    expect(text.match(/工会法/g)).toHaveLength(1);
  });

  it('leaves 试行 in the title', () => {
    const trial = { ...unread, instrument: '企业工会主席产生办法（试行）', from: '' };
    expect(textOf({ findings: [{ ...norm, bases: [trial] }] })).toContain(
      '《企业工会主席产生办法（试行）》（条款待核）',
    );
  });

  it.each([
    ['zh-Hant', '違反', '不符合', '建議參照'],
    ['en', 'Contrary to', 'Not in line with', 'Recommended with reference to'],
  ] as const)('has its three verbs in %s', (language, ...verbs) => {
    const text = textOf({ language });
    for (const verb of verbs) expect(text).toContain(verb);
  });
});

describe('advice', () => {
  it('stands in a part of its own, without a term', () => {
    const { blocks, problems } = buildDocument(makeInput({ findings: [advice, finding] }));
    const place = blocks.findIndex((block) => block.type === 'heading' && block.text === '二、建议');
    const titles = blocks.slice(place).flatMap((block) => (block.type === 'problem' ? [block] : []));
    expect(titles.map(({ heading }) => heading)).toEqual(['（二）未签订集体合同']);
    expect(titles[0]?.lines.map(({ label }) => label)).not.toContain('期限');
    expect(problems.map(({ rule, standing, due }) => [rule, standing, due])).toEqual([
      [finding.rule, 'breach', '2026-09-23'],
      [advice.rule, 'advice', ''],
    ]);
  });

  it('holds what rests on law later than the visit, worded softly', () => {
    const content = buildDocument(makeInput({ findings: [later] }));
    expect(content.problems).toMatchObject([{ standing: 'advice', due: '' }]);
    expect(toText(content)).toContain('尚未施行，建议对照改进');
    expect(toText(content)).not.toContain('违反《');
  });

  it('is never put before an authority, and neither are norms of the unions', () => {
    const content = buildDocument(makeInput({ kind: 'recommendation', findings: [finding, norm, advice, later] }));
    expect(content.problems.map(({ rule }) => rule)).toEqual([finding.rule]);
  });

  it('asks for no reply', () => {
    const content = buildDocument(makeInput({ kind: 'reply_slip' }));
    expect(content.problems.map(({ rule }) => rule)).toEqual([finding.rule, norm.rule]);
  });
});

describe('a notice', () => {
  it('names enterprise, credit code, place, date, inspectors with numbers, and where the reply goes', () => {
    const text = textOf();
    for (const part of [
      '示例·晨星电子（虚构）有限公司：',
      '统一社会信用代码：91420106MA00000012',
      '示例大道 8 号',
      '2026年5月12日',
      '王芳（证件号：A-1）、李明（证件号：A-2）',
      '期限=2026年9月23日前（自发出之日起90个工作日）',
      '于2026年6月10日前',
      '联系人（部门）：基层部',
      '2026年5月20日',
      '存根',
    ])
      expect(text).toContain(part);
  });

  it('counts terms from the day of issue while it is a draft', () => {
    const text = textOf({
      number: '',
      issuedOn: '',
      reply: { days: 15, due: undefined },
      findings: [{ ...finding, due: undefined }],
    });
    expect(text).toContain('期限=自本文书发出之日起90个工作日内');
    expect(text).toContain('年　　月　　日');
  });

  it('says where a date rests on years without holidays', () => {
    const due = { date: '2027-02-03', certain: false };
    expect(textOf({ findings: [{ ...finding, due }] })).toContain('放假安排尚未公布');
  });

  it('says that the visit is not completed', () => {
    const visit = { ...makeInput().visit, isCompleted: false };
    expect(textOf({ visit })).toContain('检查尚未完成');
    expect(textOf()).not.toContain('检查尚未完成');
  });

  it('cites the document that it takes the place of', () => {
    const replaces = { title: '整改意见书', number: '示工整〔2026〕9号', issuedOn: '2026-05-18' };
    expect(textOf({ replaces })).toContain(
      '更正2026年5月18日发出的《整改意见书》示工整〔2026〕9号，以本文书为准，原文书不再有效。',
    );
  });

  it('says so where there is nothing to correct', () => {
    const content = buildDocument(makeInput({ findings: [] }));
    expect(content.problems).toEqual([]);
    expect(toText(content)).toContain('检查未发现属于本文书范围的问题');
  });

  it('numbers problems in Chinese up to thirty and beyond', () => {
    const findings = Array.from({ length: 32 }, (_none, index) => ({ ...finding, rule: `rule-${index}` }));
    const headings = buildDocument(makeInput({ findings })).blocks.flatMap((block) =>
      block.type === 'problem' ? [block.heading.slice(0, 5)] : [],
    );
    expect([headings[0], headings[9], headings[10], headings[19], headings[31]]).toEqual([
      '（一）会员',
      '（十）会员',
      '（十一）会',
      '（二十）会',
      '（三十二）',
    ]);
  });
});

describe('the other kinds', () => {
  it('lists in the record what the union has to supply, one row per fact with all rules that wait for it', () => {
    const unknowns = [
      { title: '规则一', missing: ['女会员数'] },
      { title: '规则二', missing: ['女会员数', '会员数'] },
    ];
    const text = textOf({ kind: 'record', unknowns });
    expect(text).toContain('女会员数|规则一、规则二|');
    expect(text).toContain('会员数|规则二|');
    expect(text).toContain('职工总数|230 人\n花名册');
    expect(text).toContain('1. 会员 300 人，多于职工 200 人。');
  });

  it('gives the reply slip a row per problem, and the receipt the document that is served', () => {
    const regarding = { title: '整改意见书', number: '示工整〔2026〕12号', issuedOn: '2026-05-20' };
    const slip = textOf({ kind: 'reply_slip', regarding });
    expect(slip).toContain('《整改意见书》示工整〔2026〕12号（2026年5月20日）已收悉');
    expect(slip).toContain('1|会员满25人未建立基层工会委员会\n2026年9月23日前||');
    const receipt = textOf({ kind: 'service_receipt', regarding });
    for (const part of [
      '送达文书=整改意见书',
      '文号=示工整〔2026〕12号',
      '拒收事由=',
      '见证人姓名、单位、职务（签名）=',
    ])
      expect(receipt).toContain(part);
  });
});

describe('every kind in every language', () => {
  it.each(documentKinds.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    '%s in %s is complete, plain data that can be frozen',
    (kind, language) => {
      const content = buildDocument(makeInput({ kind, language }));
      const frozen: unknown = JSON.parse(JSON.stringify(content));
      expect(parseDocumentContent(frozen)).toEqual(content);
      expect(toText(content)).not.toMatch(/undefined|null|NaN|\$\{/);
      expect(content).toEqual(buildDocument(makeInput({ kind, language })));
    },
  );
});
