import type { FrozenVerdicts } from '#domain/frozen-verdicts.ts';
import { history } from '../journal.ts';
import type { Library } from '../library.ts';

/** By which pack the verdicts were made, and why the visit was completed in spite of what warned. */
export type FrozenView = Pick<FrozenVerdicts, 'pack' | 'reasons'> & {
  /** Instant of completion by the clock of that device; null where the visit came from a file. */
  readonly at: string | null;
  readonly by: string;
};

export function toFrozenView(library: Library, inspectionId: string, { pack, reasons }: FrozenVerdicts): FrozenView {
  const place = { table: 'inspections', row: inspectionId, field: 'frozen_verdicts' } as const;
  const last = history(library, place).at(-1);
  return { pack, reasons, at: last?.kind === 'edit' ? last.at : null, by: last?.author ?? '' };
}
