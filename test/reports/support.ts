import type { BasisInput, DocumentInput, FindingInput } from '#reports/document-input.ts';
import type { Block, DocumentContent } from '#reports/document.ts';

export const law: BasisInput = {
  instrument: '中华人民共和国工会法（2021年修正）',
  article: '第十一条第一款',
  verified: true,
  standing: 'must',
  from: '2022-01-01',
};

export const unread: BasisInput = {
  instrument: '中国工会章程（2023年修改）',
  article: '第二十五条',
  verified: false,
  standing: 'norm',
  from: '2023-10-12',
};

export const finding: FindingInput = {
  rule: 'union-not-established-25',
  title: '会员满25人未建立基层工会委员会',
  reason: '会员 38 人，已满25人；没有建立基层工会委员会。',
  modality: 'must',
  bases: [law],
  inForce: true,
  remedy: '成立筹备组，选举工会委员会。',
  deadlineDays: 90,
  due: { date: '2026-09-23', certain: true },
  addressees: ['enterprise', 'higher_union'],
};

export const norm: FindingInput = {
  ...finding,
  rule: 'membership-card-not-issued',
  title: '会员证未全部发放',
  modality: 'union_norm',
  bases: [unread],
};

export const advice: FindingInput = {
  ...finding,
  rule: 'collective-contract-none',
  title: '未签订集体合同',
  modality: 'may',
  bases: [{ ...law, standing: 'may' }],
};

export const later: FindingInput = { ...finding, rule: 'later-law', title: '后施行的要求', inForce: false };

/** A notice of a completed visit, issued; `changes` replaces its parts. */
export function makeInput(changes: Partial<DocumentInput> = {}): DocumentInput {
  return {
    kind: 'opinion',
    language: 'zh-Hans',
    source: {
      inspectionId: '01980000-0000-7000-8000-000000000001',
      inspectionDate: '2026-05-12',
      enterpriseName: '示例·晨星电子（虚构）有限公司',
      judged: 'frozen',
      packId: 'cn-enterprise-union',
      packVersion: '2026.1.0',
      packHash: '0123456789abcdef',
    },
    issuing: { name: '示例区总工会', address: '示例路 1 号', phone: '020-0000', postcode: '430000', replyTo: '基层部' },
    number: '示工整〔2026〕12号',
    issuedOn: '2026-05-20',
    reply: { days: 15, due: { date: '2026-06-10', certain: true } },
    enterprise: { name: '示例·晨星电子（虚构）有限公司', creditCode: '91420106MA00000012', address: '示例大道 8 号' },
    visit: {
      date: '2026-05-12',
      isFollowUp: false,
      isCompleted: true,
      inspectors: [
        { name: '王芳', certificate: 'A-1' },
        { name: '李明', certificate: 'A-2' },
      ],
    },
    findings: [finding, norm, advice],
    unknowns: [{ title: '女职工委员会未建立', missing: ['女会员数', '女职工委员会'] }],
    contradictions: ['会员 300 人，多于职工 200 人。'],
    sections: [{ label: '企业概况', rows: [{ label: '职工总数', value: '230 人', note: '花名册' }] }],
    signatures: { inspectors: [], union: [] },
    replaces: undefined,
    regarding: undefined,
    ...changes,
  };
}

/** Everything that is printed between title and end, a line per part. */
export function toText(content: Pick<DocumentContent, 'blocks'>): string {
  return content.blocks.map(sayBlock).join('\n');
}

function sayBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'problem':
      return [block.heading, ...block.lines.map(({ label, text }) => `${label}=${text}`)].join('\n');
    case 'fields':
      return block.rows.map(({ label, value }) => `${label}=${value}`).join('\n');
    case 'table':
      return [block.columns.map(({ head }) => head), ...block.rows].map((row) => row.join('|')).join('\n');
    case 'signature':
      return [...block.lines, block.seal, block.date].join('\n');
    case 'signed':
      return [...block.lines.map(({ before, after }) => before + after), block.date].join('\n');
    case 'copies':
      return block.lines.join('\n');
  }
}
