import type { Condition } from '#domain/condition.ts';
import type { Text } from '#domain/language.ts';
import type { Modality, Severity } from '#domain/verdict.ts';

export { modalities, severities, verdictKinds } from '#domain/verdict.ts';
export type { Modality, Severity, VerdictKind } from '#domain/verdict.ts';

/** A law, regulation, norm or document that rules rest on, in one version. Dates are ISO; `to` is the last day in force. */
export type Instrument = {
  readonly id: string;
  readonly title: Text;
  readonly issuer?: Text;
  readonly level:
    | 'statute'
    | 'regulation'
    | 'ministry_rule'
    | 'judicial'
    | 'joint_document'
    | 'union_norm'
    | 'local_statute'
    | 'policy';
  /** GB/T 2260 province code, or absent for the whole country. */
  readonly province?: string;
  /** Absent where the date was not read anywhere: never invented. */
  readonly from?: string;
  readonly to?: string;
};

/** One place in an instrument. An article that nobody read (`verified: false`) is never printed as a number. */
export type Basis = {
  readonly instrument: string;
  /** e.g. 第十一条第一款 / Art. 11 para 1; absent: the instrument as a whole. */
  readonly article?: Text;
  readonly verified: boolean;
  /** What the place says in a few words, or a caution to the reader. */
  readonly note?: Text;
};

/** What a rule is about, when that is a body or paper that may not exist (board, congress, contract). */
export type Subject = {
  readonly id: string;
  /** False: the subject does not exist here and the rules about it do not apply. */
  readonly existsWhen: Condition;
  readonly label: Text;
  /** One sentence: why the rules about it do not apply. */
  readonly absent: Text;
};

export type Parameter = {
  readonly id: string;
  readonly default: number | string;
  /** By the first two digits of the enterprise's region code (GB/T 2260). */
  readonly byProvince: Readonly<Record<string, number | string>>;
  readonly label: Text;
};

/** A record that must come out as the verdict it stands under. Fact values as in the interchange format. */
export type Example = {
  /** ISO date of the visit; absent: 2026-05-12. */
  readonly date?: string;
  /** Region code; absent: 420106, a place without local provisions in the pack. */
  readonly region?: string;
  readonly facts: Readonly<Record<string, unknown>>;
};

export type Rule = {
  readonly id: string;
  readonly number: number;
  readonly title: Text;
  readonly severity: Severity;
  readonly modality: Modality;
  /** Provinces whose local statute makes it a must, and how severe it is there if that differs. */
  readonly mustIn?: readonly string[];
  readonly severityWhereMust?: Severity;
  readonly optional?: boolean;
  readonly subject?: string;
  readonly gapWhen: Condition;
  readonly basis: readonly Basis[];
  /**
   * One sentence each, with `{fact_id}` or `{parameter_id}` placeholders that become labelled values (23 人 / 23 persons,
   * 2023-05-10, 未设). `gap` says what was found, not what the law is called.
   */
  readonly messages: { readonly gap: Text; readonly pass: Text };
  readonly remedy: Text;
  /** Working days; absent where the source names none. */
  readonly deadlineDays?: number;
  readonly addressee: readonly Addressee[];
  /** Why it matters and what to be careful about, for the person in the room. */
  readonly explanation: Text;
  readonly examples: {
    readonly gap: readonly Example[];
    readonly pass: readonly Example[];
    readonly unknown: readonly Example[];
    readonly not_applicable?: readonly Example[];
  };
};

export const addressees = [
  'enterprise',
  'enterprise_union',
  'higher_union',
  'parent_enterprise',
  'party_organisation',
] as const;
export type Addressee = (typeof addressees)[number];

/** A rule pack as written in its file. */
export type PackDocument = {
  readonly format: 'rule-pack/1';
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  /** The day the legal position was checked. */
  readonly checkedOn: string;
  readonly jurisdiction: string;
  readonly instruments: readonly Instrument[];
  readonly parameters: readonly Parameter[];
  readonly subjects: readonly Subject[];
  readonly rules: readonly Rule[];
};
