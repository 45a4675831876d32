import type { Condition } from '#domain/condition.ts';
import type { Text } from '#domain/language.ts';

/**
 * Which records a figure is a share of: `all`, `200+` (200 employees or more), or the records that another figure
 * counts, narrowed by a condition where given.
 */
export type FigureBase = string | { readonly figure: string; readonly and: Condition };

/** Records for which a condition is true, or persons added up over the records. */
export type FigureCount = Condition | { readonly sumOf: string; readonly outOf: string };

/** One line of the statistics table. */
export type Figure = {
  readonly id: string;
  readonly label: Text;
  readonly of: FigureBase;
  readonly counts: FigureCount;
  /** Count in the survey of 206 enterprises; where only a percentage was printed, the count nearest to it. */
  readonly surveyCount: number;
  /** Percentage as printed in the survey, misprints included; null where none was printed. Never computed with. */
  readonly printedPercent: number | null;
};
