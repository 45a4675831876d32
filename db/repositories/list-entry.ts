import type { InspectionState, VerdictCounts } from '../rows.ts';
import type { LineFlags } from './list-flags.ts';

export const listSortKeys = ['name', 'region', 'employees', 'gaps', 'unknown', 'date'] as const;
export type ListSortKey = (typeof listSortKeys)[number];

/** An enterprise and its latest visit. */
export type ListLine = {
  readonly enterpriseId: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly regionCode: string | null;
  readonly employees: number | null;
  /** The latest visit that is neither deleted nor void, if any. */
  readonly inspectionId: string | null;
  readonly date: string | null;
  readonly state: InspectionState | null;
  /** Threads of that visit that are not done. */
  readonly openComments: number;
  /** Null where there is no visit or its counts were not computed yet; may be of another pack. */
  readonly counts: VerdictCounts | null;
};

export type ListRow = ListLine & LineFlags;

/** One line of the list in memory. */
export type ListEntry = {
  readonly row: ListLine;
  /** Where the search looks. */
  readonly text: string;
  /** Full pinyin: the order of names. */
  readonly nameKey: string;
  /** Counts up as entries are read: the order of those that are equal otherwise. */
  readonly number: number;
};
