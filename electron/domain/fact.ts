import type { Condition } from './condition.ts';
import type { Text } from './language.ts';

/** The shapes a fact can have. Money is stored in fen (hundredths of a yuan) and exchanged in yuan. */
export type FactType = 'integer' | 'money' | 'date' | 'yes_no' | 'enum' | 'set' | 'text';

export type FactUnit = 'persons' | 'votes' | 'days' | 'years' | 'sessions' | 'items' | 'CNY';

export type SectionId = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H';

export type Section = { readonly id: SectionId; readonly label: Text };

export type FactOption = { readonly id: string; readonly label: Text };

/**
 * One entry of the fact dictionary: the only place that says what a fact is. Columns, forms, checks, import heads,
 * reports and statistics are made from it.
 */
export type FactDefinition = {
  readonly id: string;
  readonly section: SectionId;
  readonly type: FactType;
  readonly unit?: FactUnit;
  /** The allowed values of an enum or a set, in the order shown; `yes_no` has its two built in. */
  readonly options?: readonly FactOption[];
  /** "None" is a possible answer (a date that never came, a plan never delivered), apart from don't know. */
  readonly mayBeNone: boolean;
  /** What "none" means for this fact, e.g. 从未审计; present exactly where `mayBeNone`. */
  readonly noneLabel?: Text;
  readonly label: Text;
  /** What to ask or look at, what counts and what does not. */
  readonly help: Text;
  /** When false, the fact does not arise; the checklist then offers "not applicable" by itself. */
  readonly appliesWhen?: Condition;
};

/** Two facts that cannot both be right. Reported apart from findings; never rejects a write. */
export type Contradiction = {
  readonly id: string;
  readonly facts: readonly string[];
  /** True exactly where the facts contradict each other. */
  readonly when: Condition;
  readonly message: Text;
};

/** A known value: whole number (money: fen), ISO date, 'yes' | 'no', option id, sorted option ids, or text. */
export type FactValue = number | string | readonly string[];

/** Asked, but without a value. `none` is a known "there is none" and only for facts that may be none. */
export type NoValueState = 'none' | 'unknown' | 'refused' | 'not_applicable';

/**
 * What is recorded for a fact. Absent from a record: not asked. `carriedFrom` marks a value taken over from the visit
 * of that date and not confirmed since; rules treat it as unknown.
 */
export type Answer =
  | { readonly value: FactValue; readonly carriedFrom?: string }
  | { readonly state: NoValueState; readonly carriedFrom?: string };

/** The answers of one visit by fact id. */
export type Answers = Readonly<Record<string, Answer>>;

/** Above these a number is a slip of the finger; they also keep all rule arithmetic exact in doubles. */
export const greatestInteger = 100_000_000;
export const greatestFen = 10_000_000_000_000;
export const greatestTextLength = 2_000;
