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
  /** Notices and records of the visit. */
  readonly documents: readonly ParsedDocument[];
  readonly evidence: readonly ParsedEvidence[];
  readonly comments: readonly ParsedComment[];
  readonly findings: readonly ParsedFinding[];
  /** Who was to visit the enterprise. */
  readonly assignments: readonly ParsedAssignment[];
  /** Answers by fact id, notes by `<fact id>.note`. */
  readonly record: Cells;
};

/** A notice or record as a file names it. */
export type ParsedDocument = { readonly id: string; readonly cells: Cells };

/** A photo, a file or a signature without its bytes; `path` is its place in the record. */
export type ParsedEvidence = { readonly id: string; readonly cells: Cells; readonly path: string };

/** What somebody wrote about the visit; `path` is its place in the record. */
export type ParsedComment = { readonly id: string; readonly cells: Cells; readonly path: string };

/** What was done about a gap; its id follows from the visit and the rule. */
export type ParsedFinding = { readonly rule: string; readonly cells: Cells; readonly path: string };

/** Who is to visit the enterprise until when; `path` is its place in the record. */
export type ParsedAssignment = { readonly id: string; readonly cells: Cells; readonly path: string };

/** The texts of an enterprise, by their names in the interchange format, in the log and in the table. */
export const enterpriseTextKeys = ['address', 'contact_name', 'contact_phone'] as const;
