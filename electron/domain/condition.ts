/**
 * The typed condition tree: what rules, applicability, contradictions and statistics are written in. It is plain data
 * (JSON), so that a rule pack never holds code. `electron/rules/compile.ts` gives it its meaning in Kleene's
 * three-valued logic; the normative text is docs/spec/rules.md.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** `set`: a value is known. `empty`: known that there is none. Both are unknown for an unknown fact. */
  | { readonly fact: string; readonly is: 'set' | 'empty' }
  /** Membership of a choice, yes/no or whole-number fact in a list. */
  | { readonly fact: string; readonly in: readonly (string | number)[] }
  | { readonly fact: string; readonly notIn: readonly (string | number)[] }
  /** A many-choice fact shares at least one element with the list. */
  | { readonly fact: string; readonly intersects: readonly string[] }
  | { readonly compare: readonly [Expression, ComparisonOperator, Expression] };

export type ComparisonOperator = '<' | '<=' | '=' | '!=' | '>=' | '>';

/** A number, a choice, or a date. Money is in yuan as in the interchange format; the engine computes in fen. */
export type Expression =
  | number
  | { readonly fact: string }
  /** A literal of a choice or yes/no fact, or of a text parameter. */
  | { readonly value: string }
  | { readonly parameter: string }
  | { readonly date: string }
  /** The date of the visit: the only "today" that a rule knows. */
  | { readonly visit: 'date' }
  /** 1 January of the visit's year plus `startOfYear` years (-1: the year before). */
  | { readonly startOfYear: number }
  /** A day (MM-DD) of the visit's year. */
  | { readonly dayOfYear: string }
  | { readonly sum: readonly Expression[] }
  | { readonly product: readonly Expression[] }
  /** First divided by second; the second must be a whole number other than 0. */
  | { readonly quotient: readonly [Expression, number] }
  | { readonly floor: Expression }
  | { readonly ceil: Expression }
  | { readonly min: readonly Expression[] }
  | { readonly max: readonly Expression[] }
  /** Calendar days from the first date to the second (second minus first). */
  | { readonly daysBetween: readonly [Expression, Expression] }
  /** A date plus a whole number of years by the calendar (29 February becomes 28 February). */
  | { readonly addYears: readonly [Expression, Expression] };
