import type { Request, Response } from '#ipc/contract.ts';

export type ConflictLine = Response<'listConflicts'>['lines'][number];
export type Conflict = Response<'getConflict'>;
export type Choice = Conflict['choices'][number];
export type Content = Choice['content'];
export type Place = Pick<ConflictLine, 'table' | 'row' | 'field'>;

export type Decision = Request<'decideConflict'>['decision'];

export function toPlace({ table, row, field }: Place): Place {
  return { table, row, field };
}

export function toPlaceId({ table, row, field }: Place): string {
  return `conflict-${table}-${row}-${field}`;
}

/** What was entered in place of the contents: what it decides, or the code of what is wrong with it. */
export type Entered =
  | { readonly ok: true; readonly decision: Decision }
  | { readonly ok: false; readonly problem: string };

export type EntryProps = {
  readonly conflict: Conflict;
  /** What was entered was refused. */
  readonly isWrong: boolean;
  /** Undefined: nothing is entered. */
  readonly onEnter: (entered: Entered | undefined) => void;
};
