import type { Response } from '#ipc/contract.ts';

export type VisitView = Response<'getVisit'>;
export type Assessment = VisitView['assessment'];
export type Verdict = Assessment['verdicts'][number];
export type PackView = Response<'getPack'>;
export type RuleView = PackView['rules'][number];

export const inspectionId = '01900000-0000-7000-8000-000000000001';

function threeTimes(text: string): RuleView['title'] {
  return { 'zh-Hans': text, 'zh-Hant': `${text}（繁）`, en: `${text} (en)` };
}

export function toRule(id: string, part: Partial<RuleView> = {}): RuleView {
  return {
    id,
    number: 1,
    title: threeTimes(`规则 ${id}`),
    optional: false,
    remedy: threeTimes('成立女职工委员会'),
    explanation: threeTimes('女会员达到十人即应成立。'),
    deadlineDays: 30,
    addressee: ['enterprise_union'],
    facts: ['members_women', 'womens_committee'],
    ...part,
  };
}

export function toVerdict(rule: string, part: Partial<Verdict> = {}): Verdict {
  return {
    rule,
    verdict: 'gap',
    severity: 'major',
    modality: 'must',
    reason: '女会员 34 人，女职工委员会：未成立',
    used: ['members_women', 'womens_committee'],
    missing: [],
    basis: [
      {
        instrument: threeTimes('中华人民共和国工会法'),
        article: threeTimes('第十一条'),
        verified: true,
        from: '2022-01-01',
      },
    ],
    inForce: true,
    ...part,
  };
}

export function toAssessment(part: Partial<Assessment> = {}): Assessment {
  return {
    counts: { pass: 0, gap: 0, unknown: 0, not_applicable: 0, error: 0 },
    verdicts: [],
    contradictions: [],
    nextQuestions: [],
    notArising: [],
    ...part,
  };
}

export function toVisit(part: Partial<VisitView> = {}): VisitView {
  return {
    enterprise: {
      enterpriseId: '01900000-0000-7000-8000-000000000002',
      name: '武汉某机械有限公司',
      creditCode: null,
      regionCode: '420106',
      industryCode: null,
      address: null,
    },
    inspection: {
      inspectionId,
      enterpriseId: '01900000-0000-7000-8000-000000000002',
      date: '2026-05-12',
      kind: 'first',
      state: 'draft',
      inspectors: [{ name: '李明', certificate: '鄂工检001' }],
    },
    answers: {},
    contested: [],
    assessment: toAssessment(),
    frozen: null,
    stateReason: null,
    previous: null,
    undo: { canUndo: false, canRedo: false },
    ...part,
  };
}

export function toPack(rules: readonly RuleView[] = [toRule('womens-committee')]): PackView {
  return {
    id: 'cn-enterprise-union',
    version: '2026.1.0',
    hash: 'hash',
    checkedOn: '2026-07-17',
    title: threeTimes('规则包'),
    rules: [...rules],
  };
}

/** A gap of the last visit that nobody has done anything about. */
export function toPreviousGap(rule: string, times: number): NonNullable<VisitView['previous']>['gaps'][number] {
  return { rule, times, state: 'proposed', dueOn: null, isOverdue: false };
}
