import type { Request } from '#ipc/contract.ts';
import { parseTypedDate } from '#renderer/model/typed-date.ts';
import type { OwnAction, ShownProblem } from './labels.ts';

export type Step = Request<'changeFinding'>['step'];

/** What is typed for a step. */
export type StepDraft = {
  readonly reason: string;
  readonly until: string;
  readonly days: string;
  readonly fixedBy: string;
  readonly evidence: readonly string[];
};

export const emptyDraft: StepDraft = { reason: '', until: '', days: '', fixedBy: '', evidence: [] };

/** The steps that want something typed first; all others are taken at once. */
export const formActions: readonly OwnAction[] = ['dismiss', 'reopen', 'accept', 'set_due', 'hand_in'];

export type StepReading =
  | { readonly ok: true; readonly step: Step }
  | { readonly ok: false; readonly problems: readonly ShownProblem[] };

/** The step that somebody has typed, or everything that is missing in it. */
export function readStep(action: OwnAction, draft: StepDraft): StepReading {
  const reason = draft.reason.trim();
  const lacksReason: readonly ShownProblem[] = reason === '' ? ['REASON_MISSING'] : [];
  switch (action) {
    case 'dismiss':
    case 'reopen':
      return toReading(lacksReason, () => ({ kind: action, reason }));
    case 'accept': {
      const until = parseTypedDate(draft.until);
      const problems: readonly ShownProblem[] = until === undefined ? [...lacksReason, 'DATE_IMPOSSIBLE'] : lacksReason;
      return toReading(problems, () => ({ kind: action, reason, until: until ?? '' }));
    }
    case 'set_due': {
      const isWhole = /^\d{1,4}$/.test(draft.days.trim()) && Number(draft.days) <= 1_000;
      return toReading(isWhole ? [] : ['DAYS'], () => ({ kind: action, workingDays: Number(draft.days) }));
    }
    case 'hand_in': {
      const fixedBy = draft.fixedBy.trim();
      const lacksFixer: readonly ShownProblem[] = fixedBy === '' ? ['FIXER_MISSING'] : [];
      const lacksEvidence: readonly ShownProblem[] = draft.evidence.length === 0 ? ['EVIDENCE_MISSING'] : [];
      return toReading([...lacksFixer, ...lacksEvidence], () => ({
        kind: action,
        fixedBy,
        evidence: [...draft.evidence],
      }));
    }
    default:
      return { ok: true, step: { kind: action } };
  }
}

function toReading(problems: readonly ShownProblem[], toStep: () => Step): StepReading {
  return problems.length > 0 ? { ok: false, problems } : { ok: true, step: toStep() };
}
