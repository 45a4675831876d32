import type { Cell } from '#sync/change.ts';

/** What a file says about one row: only what it names, as cells of the log. */
export type Cells = Readonly<Record<string, Cell>>;

/** One record of a file, every value checked. */
export type ParsedRecord = {
  /** From 0. */
  readonly index: number;
  readonly enterprise: { readonly id?: string; readonly cells: Cells };
  /** Absent: an enterprise without a visit. */
  readonly inspection?: { readonly id?: string; readonly cells: Cells };
  /** Answers by fact id, notes by `<fact id>.note`. */
  readonly record: Cells;
};

/** The texts of an enterprise, by their names in the interchange format, in the log and in the table. */
export const enterpriseTextKeys = ['address', 'contact_name', 'contact_phone'] as const;
