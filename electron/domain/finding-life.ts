import { isCalendarDate } from './calendar.ts';
import type { FindingState } from './finding-states.ts';
import { isSamePerson, toComparableName } from './person-name.ts';

/** What people have done about one finding. Dates are ISO. */
export type FindingLife = {
  readonly state: FindingState;
  /** Why it was dismissed, accepted or reopened. */
  readonly reason: string | null;
  /** Id of the document that tells the union of it. */
  readonly issuedDocument: string | null;
  readonly dueOn: string | null;
  /** Who handed the evidence in. */
  readonly fixedBy: string | null;
  /** Ids of pieces of evidence. */
  readonly evidence: readonly string[];
  readonly verifiedBy: string | null;
  /** The last day on which the deviation is accepted. */
  readonly acceptedUntil: string | null;
  /** The rules by which it is found no more. */
  readonly supersededBy: string | null;
};

/** A finding that nobody has acted on. */
export const untouchedFinding: FindingLife = {
  state: 'proposed',
  reason: null,
  issuedDocument: null,
  dueOn: null,
  fixedBy: null,
  evidence: [],
  verifiedBy: null,
  acceptedUntil: null,
  supersededBy: null,
};

export type FindingAction =
  | { readonly kind: 'confirm' | 'start' | 'close' }
  | { readonly kind: 'dismiss' | 'reopen'; readonly reason: string }
  | { readonly kind: 'issue'; readonly document: string; readonly dueOn: string | null }
  | { readonly kind: 'set_due'; readonly dueOn: string }
  | { readonly kind: 'hand_in'; readonly fixedBy: string; readonly evidence: readonly string[] }
  | { readonly kind: 'verify'; readonly verifiedBy: string }
  | { readonly kind: 'accept'; readonly reason: string; readonly until: string }
  | { readonly kind: 'supersede'; readonly by: string };
export type FindingActionKind = FindingAction['kind'];

type Transition = { readonly from: readonly FindingState[]; readonly to: FindingState | undefined };

/** Every step there is: from where, and to where (undefined: the state stays). */
export const findingTransitions = {
  confirm: { from: ['proposed', 'reopened'], to: 'confirmed' },
  dismiss: { from: ['proposed', 'confirmed', 'reopened'], to: 'dismissed' },
  issue: { from: ['proposed', 'confirmed', 'reopened', 'issued', 'in_rectification'], to: 'issued' },
  set_due: { from: ['confirmed', 'issued', 'in_rectification', 'reopened'], to: undefined },
  start: { from: ['issued'], to: 'in_rectification' },
  hand_in: {
    from: ['confirmed', 'issued', 'in_rectification', 'reopened', 'evidence_handed_in'],
    to: 'evidence_handed_in',
  },
  verify: { from: ['evidence_handed_in'], to: 'verified' },
  close: { from: ['verified'], to: 'closed' },
  accept: { from: ['proposed', 'confirmed', 'issued', 'in_rectification', 'reopened'], to: 'accepted' },
  reopen: { from: ['dismissed', 'evidence_handed_in', 'verified', 'closed', 'accepted', 'superseded'], to: 'reopened' },
  supersede: {
    from: ['proposed', 'confirmed', 'dismissed', 'issued', 'in_rectification', 'reopened', 'accepted'],
    to: 'superseded',
  },
} as const satisfies Readonly<Record<FindingActionKind, Transition>>;

export const findingActionKinds = Object.keys(findingTransitions) as FindingActionKind[];

/** Why a step is not taken. */
export const findingProblems = [
  'STATE',
  'REASON_MISSING',
  'DATE_IMPOSSIBLE',
  'DATE_PAST',
  'DOCUMENT_MISSING',
  'FIXER_MISSING',
  'EVIDENCE_MISSING',
  'VERIFIER_MISSING',
  'SAME_PERSON',
  'RULES_MISSING',
] as const;
export type FindingProblem = (typeof findingProblems)[number];

export type FindingOutcome =
  | { readonly ok: true; readonly life: FindingLife }
  | { readonly ok: false; readonly problems: readonly FindingProblem[] };

/**
 * The state that holds on a day, whatever is stored: an acceptance that has run out is open again, and a state that its
 * own conditions do not bear out (two devices wrote it at once, or another program) falls back to the one before.
 */
export function toStateOn(life: FindingLife, today: string): FindingState {
  switch (life.state) {
    case 'accepted':
      return isAcceptedOn(life, today) ? 'accepted' : 'reopened';
    case 'dismissed':
      return isBlank(life.reason) ? 'confirmed' : 'dismissed';
    case 'verified':
    case 'closed':
      return hasIndependentProof(life) ? life.state : toUnverified(life);
    case 'evidence_handed_in':
      return toUnverified(life);
    default:
      return life.state;
  }
}

/** Evidence, who handed it in, and somebody else who has seen it: without these nothing is verified. */
export function hasIndependentProof({ evidence, fixedBy, verifiedBy }: FindingLife): boolean {
  if (evidence.length === 0 || isNobody(fixedBy) || isNobody(verifiedBy)) return false;
  return !isSamePerson(fixedBy ?? '', verifiedBy ?? '');
}

/** Says whether the step leads on from the state. */
export function canAct(kind: FindingActionKind, state: FindingState): boolean {
  const from: readonly FindingState[] = findingTransitions[kind].from;
  return from.includes(state);
}

/** Takes a step on a day (ISO), or says everything that stands against it. */
export function actOnFinding(life: FindingLife, action: FindingAction, today: string): FindingOutcome {
  const state = toStateOn(life, today);
  if (!canAct(action.kind, state)) return { ok: false, problems: ['STATE'] };
  const problems = listProblems(life, action, today);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, life: { ...life, ...toFields(action), state: toNextState(action.kind, state) } };
}

/** A second document does not undo that they have begun. */
function toNextState(kind: FindingActionKind, state: FindingState): FindingState {
  if (kind === 'issue' && state === 'in_rectification') return state;
  return findingTransitions[kind].to ?? state;
}

/** Still to be settled by somebody. */
export function isOpenState(state: FindingState): boolean {
  return !['dismissed', 'closed', 'accepted', 'superseded'].includes(state);
}

/** States in which the enterprise's union has to do something, so that its due date counts. */
export const pendingStates: readonly FindingState[] = [
  'proposed',
  'confirmed',
  'issued',
  'in_rectification',
  'reopened',
];

/** The due day is over and nothing was handed in. */
export function isOverdue(life: FindingLife, today: string): boolean {
  return life.dueOn !== null && life.dueOn < today && pendingStates.includes(toStateOn(life, today));
}

function listProblems(life: FindingLife, action: FindingAction, today: string): readonly FindingProblem[] {
  switch (action.kind) {
    case 'dismiss':
    case 'reopen':
      return findBlank(action.reason, 'REASON_MISSING');
    case 'accept':
      return [...findBlank(action.reason, 'REASON_MISSING'), ...listDateProblems(action.until, today)];
    case 'issue':
      return [...findBlank(action.document, 'DOCUMENT_MISSING'), ...listDateProblems(action.dueOn ?? today, '')];
    case 'set_due':
      return listDateProblems(action.dueOn, today);
    case 'hand_in':
      return [
        ...findBlank(toComparableName(action.fixedBy), 'FIXER_MISSING'),
        ...findBlank(action.evidence.join(''), 'EVIDENCE_MISSING'),
      ];
    case 'verify':
      return listVerifierProblems(life, action.verifiedBy);
    case 'supersede':
      return findBlank(action.by, 'RULES_MISSING');
    case 'confirm':
    case 'start':
    case 'close':
      return [];
  }
}

/** The problem, where nothing is stated. */
function findBlank(text: string, problem: FindingProblem): readonly FindingProblem[] {
  return isBlank(text) ? [problem] : [];
}

function listVerifierProblems(life: FindingLife, verifiedBy: string): readonly FindingProblem[] {
  if (isNobody(verifiedBy)) return ['VERIFIER_MISSING'];
  return isSamePerson(life.fixedBy ?? '', verifiedBy) ? ['SAME_PERSON'] : [];
}

/** Not before a day; an empty one: any day will do. */
function listDateProblems(date: string, earliest: string): readonly FindingProblem[] {
  if (!isCalendarDate(date)) return ['DATE_IMPOSSIBLE'];
  return date < earliest ? ['DATE_PAST'] : [];
}

/** What a step writes beside the state. */
function toFields(action: FindingAction): Partial<FindingLife> {
  switch (action.kind) {
    case 'confirm':
      return { reason: null };
    case 'dismiss':
      return { reason: action.reason };
    case 'issue':
      return { issuedDocument: action.document, dueOn: action.dueOn };
    case 'set_due':
      return { dueOn: action.dueOn };
    case 'hand_in':
      return { fixedBy: action.fixedBy, evidence: action.evidence, verifiedBy: null };
    case 'verify':
      return { verifiedBy: action.verifiedBy };
    case 'accept':
      return { reason: action.reason, acceptedUntil: action.until };
    case 'reopen':
      return { reason: action.reason, verifiedBy: null, acceptedUntil: null, supersededBy: null };
    case 'supersede':
      return { supersededBy: action.by };
    case 'start':
    case 'close':
      return {};
  }
}

function isAcceptedOn({ reason, acceptedUntil }: FindingLife, today: string): boolean {
  return !isBlank(reason) && acceptedUntil !== null && isCalendarDate(acceptedUntil) && acceptedUntil >= today;
}

/** As far as it got without a verification that counts. */
function toUnverified({ evidence, fixedBy }: FindingLife): FindingState {
  return evidence.length > 0 && !isNobody(fixedBy) ? 'evidence_handed_in' : 'in_rectification';
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}

function isNobody(name: string | null): boolean {
  return name === null || toComparableName(name) === '';
}
