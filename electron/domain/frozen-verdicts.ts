import { isWarningKind } from './completion.ts';
import type { WarningKind } from './completion.ts';
import type { Text } from './language.ts';
import { languages } from './language.ts';
import { modalities, severities, verdictKinds } from './verdict.ts';
import type { Modality, Severity, VerdictKind } from './verdict.ts';

/** A legal basis as it was cited; an article that nobody had read is not in it. Dates are ISO. */
export type FrozenBasis = {
  readonly instrument: Text;
  readonly article?: Text;
  readonly verified: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly province?: string;
  readonly note?: Text;
};

/** One rule's verdict with its sentence in every language: nothing of it is made again later. */
export type FrozenVerdict = {
  readonly rule: string;
  readonly title: Text;
  readonly verdict: VerdictKind;
  readonly severity: Severity;
  readonly modality: Modality;
  readonly reason: Text;
  readonly used: readonly string[];
  readonly missing: readonly string[];
  /** Of gaps only: what a notice cites. */
  readonly basis: readonly FrozenBasis[];
  readonly inForce: boolean;
};

/**
 * What the rules said when a visit was completed. Neither who nor when stands in it (the log knows): two devices that
 * complete the same visit with the same answers mean the same.
 */
export type FrozenVerdicts = {
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  /** Why the visit was completed in spite of what warned. */
  readonly reasons: Readonly<Partial<Record<WarningKind, string>>>;
  readonly verdicts: readonly FrozenVerdict[];
};

const greatestText = 4_000;
const greatestList = 1_000;

/** Frozen verdicts in exactly this form, keys that are not known left out; undefined where it is another form. */
export function parseFrozenVerdicts(raw: unknown): FrozenVerdicts | undefined {
  try {
    const { pack, reasons, verdicts } = toObject(raw);
    const { id, version, hash } = toObject(pack);
    const parsed = toList(verdicts).map(toVerdict);
    if (new Set(parsed.map(({ rule }) => rule)).size !== parsed.length) throw new Misfit();
    return {
      pack: { id: toWord(id), version: toWord(version), hash: toWord(hash) },
      reasons: toReasons(reasons),
      verdicts: parsed,
    };
  } catch (cause) {
    if (cause instanceof Misfit) return undefined;
    throw cause;
  }
}

/** Never leaves this file: the way out of nested parsing. */
class Misfit extends Error {}

function toVerdict(raw: unknown): FrozenVerdict {
  const given = toObject(raw);
  return {
    rule: toWord(given['rule']),
    title: toText(given['title']),
    verdict: toOneOf(verdictKinds, given['verdict']),
    severity: toOneOf(severities, given['severity']),
    modality: toOneOf(modalities, given['modality']),
    reason: toText(given['reason']),
    used: toList(given['used']).map(toWord),
    missing: toList(given['missing']).map(toWord),
    basis: toList(given['basis']).map(toBasis),
    inForce: toTruth(given['inForce']),
  };
}

function toBasis(raw: unknown): FrozenBasis {
  const { instrument, article, verified, from, to, province, note } = toObject(raw);
  return {
    instrument: toText(instrument),
    ...(article === undefined ? {} : { article: toText(article) }),
    verified: toTruth(verified),
    ...(from === undefined ? {} : { from: toDate(from) }),
    ...(to === undefined ? {} : { to: toDate(to) }),
    ...(province === undefined ? {} : { province: toWord(province) }),
    ...(note === undefined ? {} : { note: toText(note) }),
  };
}

function toReasons(raw: unknown): FrozenVerdicts['reasons'] {
  const entries = Object.entries(toObject(raw)).map(([kind, reason]) => {
    if (!isWarningKind(kind)) throw new Misfit();
    return [kind, toSentence(reason)] as const;
  });
  return Object.fromEntries(entries);
}

function toText(raw: unknown): Text {
  const given = toObject(raw);
  const [hans, hant, en] = languages.map((language) => toSentence(given[language]));
  if (hans === undefined || hant === undefined || en === undefined) throw new Misfit();
  return { 'zh-Hans': hans, 'zh-Hant': hant, en };
}

function toSentence(raw: unknown): string {
  if (typeof raw !== 'string' || raw.length > greatestText) throw new Misfit();
  return raw;
}

function toWord(raw: unknown): string {
  if (typeof raw !== 'string' || raw === '' || raw.length > 200) throw new Misfit();
  return raw;
}

function toDate(raw: unknown): string {
  if (typeof raw !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(raw)) throw new Misfit();
  return raw;
}

function toTruth(raw: unknown): boolean {
  if (typeof raw !== 'boolean') throw new Misfit();
  return raw;
}

function toOneOf<T extends string>(words: readonly T[], raw: unknown): T {
  const known = words.find((word) => word === raw);
  if (known === undefined) throw new Misfit();
  return known;
}

function toList(raw: unknown): readonly unknown[] {
  if (!Array.isArray(raw) || raw.length > greatestList) throw new Misfit();
  return raw;
}

function toObject(raw: unknown): Readonly<Record<string, unknown>> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new Misfit();
  return raw as Readonly<Record<string, unknown>>;
}
