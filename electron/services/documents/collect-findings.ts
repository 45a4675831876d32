import { listFindingsOfVisit } from '#db/repositories/findings.ts';
import { toLocalDate } from '#domain/clock.ts';
import { toStateOn } from '#domain/finding-life.ts';
import type { FindingState } from '#domain/finding-states.ts';
import type { FrozenBasis, FrozenVerdict, FrozenVerdicts } from '#domain/frozen-verdicts.ts';
import type { Language } from '#domain/language.ts';
import { addWorkingDays } from '#domain/working-days.ts';
import type { BasisInput, FindingInput } from '#reports/document-input.ts';
import type { Instrument, Rule } from '#rules/types.ts';
import type { Library } from '../library.ts';
import { getBuiltInPack } from '../pack.ts';
import type { CollectRequest } from './collect-request.ts';

export type Verdicts = Omit<FrozenVerdicts, 'reasons'>;

/** What nobody asks for any more. A finding that was put right stands in the record, but in no further notice. */
const droppedStates: readonly FindingState[] = ['dismissed', 'accepted', 'superseded'];
const settledStates: readonly FindingState[] = ['verified', 'closed'];

/** The gaps of a visit as a document words them, without those that people have dismissed or that are left out. */
export function listFindings(library: Library, { verdicts }: Verdicts, request: CollectRequest): FindingInput[] {
  const dropped = listDropped(library, request);
  return verdicts
    .filter(({ verdict, rule }) => verdict === 'gap' && !dropped.has(rule))
    .map((verdict) => toFinding(verdict, request));
}

function listDropped(
  library: Library,
  { inspectionId, kind, issuedOn, leaveOut }: CollectRequest,
): ReadonlySet<string> {
  const states = kind === 'record' ? droppedStates : [...droppedStates, ...settledStates];
  const today = issuedOn === '' ? toLocalDate(library.clock()) : issuedOn;
  const lives = listFindingsOfVisit(library.db, inspectionId);
  return new Set([
    ...leaveOut,
    ...lives.filter((life) => states.includes(toStateOn(life, today))).map(({ rule }) => rule),
  ]);
}

function toFinding(verdict: FrozenVerdict, { language, issuedOn, calendar }: CollectRequest): FindingInput {
  const rule = findRule(verdict.rule);
  const days = rule?.deadlineDays;
  return {
    rule: verdict.rule,
    title: verdict.title[language],
    reason: verdict.reason[language],
    modality: verdict.modality,
    bases: verdict.basis.map((basis) => toBasis(basis, { verdict, rule, language })),
    inForce: verdict.inForce,
    remedy: rule?.remedy[language] ?? '',
    deadlineDays: days,
    due: days === undefined || issuedOn === '' ? undefined : addWorkingDays(issuedOn, days, calendar),
    addressees: rule?.addressee ?? [],
  };
}

/** Frozen verdicts hold no remedy: it is advice of today, from the rule of the same name. */
function findRule(id: string): Rule | undefined {
  return getBuiltInPack().compiled.document.rules.find((rule) => rule.id === id);
}

type BasisContext = {
  readonly verdict: FrozenVerdict;
  readonly rule: Rule | undefined;
  readonly language: Language;
};

function toBasis(basis: FrozenBasis, context: BasisContext): BasisInput {
  const { language } = context;
  return {
    instrument: basis.instrument[language],
    article: basis.verified ? (basis.article?.[language] ?? '') : '',
    verified: basis.verified,
    standing: getStanding(basis, context),
    from: basis.from ?? '',
  };
}

const bindingLevels: readonly Instrument['level'][] = [
  'statute',
  'regulation',
  'ministry_rule',
  'judicial',
  'local_statute',
];
/** Notes of places that only permit say so at their beginning. */
const permissive = /^(?:国家)?(?:法律只规定|条文为)?“?可以|为可以$/;

/**
 * How far a place binds by itself. Where only a local statute makes a must of a rule, every other place keeps the
 * standing that the rule has elsewhere.
 */
function getStanding(basis: FrozenBasis, { verdict, rule }: BasisContext): BasisInput['standing'] {
  if (permissive.test(basis.note?.['zh-Hans'] ?? '')) return 'may';
  const isLocalMust = verdict.modality === 'must' && rule !== undefined && rule.modality !== 'must';
  if (isLocalMust && basis.province === undefined) return rule.modality === 'union_norm' ? 'norm' : 'may';
  const level = findLevel(basis);
  return level === undefined || bindingLevels.includes(level) ? 'must' : 'norm';
}

function findLevel({ instrument }: FrozenBasis): Instrument['level'] | undefined {
  const title = instrument['zh-Hans'];
  return getBuiltInPack().compiled.document.instruments.find((known) => known.title['zh-Hans'] === title)?.level;
}
