import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '#domain/document-kinds.ts';
import { chinaHolidays } from '#domain/holidays/china.ts';
import { noIssuingBody } from '#domain/issuing-body.ts';
import { addWorkingDays } from '#domain/working-days.ts';
import type { DocumentContent } from '#reports/document.ts';
import { collectDocument } from '#services/documents/collect-document.ts';
import type { CollectRequest } from '#services/documents/collect-request.ts';
import { changeFinding } from '#services/findings/change-finding.ts';
import { updateEnterprise } from '#services/enterprises.ts';
import type { Library } from '#services/library.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { toText } from '../../reports/support.ts';
import { countRows, enterpriseInput, failureOf, makeLibrary } from '../support/app-library.ts';
import { issueNew, makeCompleted, makeOpen } from './support.ts';

type Wish = Partial<CollectRequest> & { readonly inspectionId: string };

function collect(library: Library, wish: Wish): DocumentContent {
  return collectDocument(library, {
    kind: 'opinion',
    language: 'zh-Hans',
    issuing: noIssuingBody,
    number: '',
    issuedOn: '',
    calendar: chinaHolidays,
    replyDays: 15,
    leaveOut: [],
    ...wish,
  });
}

const rulesOf = ({ problems }: DocumentContent): readonly string[] => problems.map(({ rule }) => rule);

describe('a document from a visit', () => {
  it('is made from the verdicts that were frozen, else from the rules as they are, and says which', () => {
    const library = makeLibrary();
    const completed = collect(library, { inspectionId: makeCompleted(library) });
    expect(completed.source.judged).toBe('frozen');
    expect(toText(completed)).not.toContain('检查尚未完成');
    const open = collect(library, { inspectionId: makeOpen(library) });
    expect(open.source.judged).toBe('present');
    expect(toText(open)).toContain('检查尚未完成');
    expect(rulesOf(open)).toEqual(rulesOf(completed));
  });

  it('holds the gap sentence with its numbers, and terms in working days from the day of issue', () => {
    const library = makeLibrary();
    const content = collect(library, { inspectionId: makeCompleted(library), issuedOn: '2026-05-20', number: '1号' });
    expect(toText(content)).toMatch(/事实=女会员 34 人/);
    const problem = content.problems.find(({ rule }) => rule === 'womens-committee-missing-10');
    expect(problem?.due).toBe(addWorkingDays('2026-05-20', 60, chinaHolidays).date);
  });

  it('is the same each time and writes nothing', () => {
    const library = makeLibrary();
    const inspectionId = makeCompleted(library);
    const before = countRows(library);
    expect(collect(library, { inspectionId })).toEqual(collect(library, { inspectionId }));
    expect(countRows(library)).toEqual(before);
  });

  it('follows the answers while the visit is worked on', () => {
    const library = makeLibrary();
    const inspectionId = makeOpen(library);
    expect(rulesOf(collect(library, { inspectionId }))).toContain('womens-committee-missing-10');
    saveAnswers(library, {
      inspectionId,
      language: 'zh-Hans',
      answers: { womens_committee: { value: 'established' } },
    });
    expect(rulesOf(collect(library, { inspectionId }))).not.toContain('womens-committee-missing-10');
  });

  it('leaves out what is left out, and what people have dismissed', () => {
    const library = makeLibrary();
    const inspectionId = makeCompleted(library);
    const rule = 'womens-committee-missing-10';
    expect(rulesOf(collect(library, { inspectionId, leaveOut: [rule] }))).not.toContain(rule);
    changeFinding(library, { inspectionId, rule, step: { kind: 'dismiss', reason: '已另行处理' } }, chinaHolidays);
    for (const kind of ['opinion', 'record'] satisfies DocumentKind[])
      expect(rulesOf(collect(library, { inspectionId, kind }))).not.toContain(rule);
  });

  it('lists what is unknown with the facts that are missing', () => {
    const library = makeLibrary();
    const text = toText(collect(library, { inspectionId: makeCompleted(library), kind: 'record' }));
    expect(text).toContain('待工会补充的事项');
    expect(text).toContain('缺少的事实|用于判定|补充情况');
  });

  it('goes with the notice that was issued', async () => {
    const library = makeLibrary();
    const inspectionId = makeCompleted(library);
    expect(toText(collect(library, { inspectionId, kind: 'reply_slip' }))).toContain('＿＿已收悉');
    const { number } = await issueNew(library, inspectionId);
    for (const kind of ['reply_slip', 'service_receipt'] satisfies DocumentKind[])
      expect(toText(collect(library, { inspectionId, kind }))).toContain(number);
  });

  it('does not know a visit that is not there', () => {
    expect(failureOf(() => collect(makeLibrary(), { inspectionId: 'nowhere' })).code).toBe('NOT_FOUND');
  });
});

describe('a must of one province', () => {
  function sayIn(regionCode: string): string {
    const library = makeLibrary();
    const inspectionId = makeOpen(library);
    const id = library.db.prepare('SELECT enterprise_id FROM inspections').pluck().get() as string;
    updateEnterprise(library, { ...enterpriseInput, enterpriseId: id, regionCode });
    const { blocks } = collect(library, { inspectionId });
    const problem = blocks.find((block) => block.type === 'problem' && block.heading.includes('女职工委员会'));
    return problem?.type === 'problem' ? (problem.lines.find(({ label }) => label === '依据')?.text ?? '') : '';
  }

  it('is a breach of its statute there, and of no other', () => {
    const text = sayIn('310115');
    expect(text).toMatch(/^违反《上海市工会条例》/);
    expect(text).toContain('另参见《中华人民共和国工会法》');
  });

  it('is not in line with the norm elsewhere', () => {
    const text = sayIn('420106');
    expect(text).not.toContain('违反');
    expect(text).toContain('不符合《');
  });
});
