import type { MergeField, MergePreview } from '../types.ts';

/** Which side's value a field keeps. */
export type Side = 'into' | 'from';

export type MergeRow = {
  readonly field: MergeField;
  readonly into: string | null;
  readonly from: string | null;
  readonly chosen: Side;
  /** There is something to choose: both have a value, and not the same. */
  readonly isOpen: boolean;
};

export const mergeFields: readonly MergeField[] = [
  'name',
  'credit_code',
  'region_code',
  'industry_code',
  'address',
  'contact_name',
  'contact_phone',
];

/** What a merge would keep: the value of the one that stays unless it has none, or the other's was chosen. */
export function toMergeRows(
  { into, from }: MergePreview,
  choices: Readonly<Partial<Record<MergeField, Side>>>,
): readonly MergeRow[] {
  return mergeFields.flatMap((field): MergeRow[] => {
    const sides = { into: into.fields[field], from: from.fields[field] };
    if (sides.into === null && sides.from === null) return [];
    const isOpen = sides.into !== null && sides.from !== null && sides.into !== sides.from;
    const usual: Side = sides.into === null ? 'from' : 'into';
    return [{ field, ...sides, isOpen, chosen: isOpen ? (choices[field] ?? usual) : usual }];
  });
}

/** The fields that the one that stays takes over. */
export function toTaken(rows: readonly MergeRow[]): MergeField[] {
  return rows.filter(({ chosen, into, from }) => chosen === 'from' && into !== from).map(({ field }) => field);
}
