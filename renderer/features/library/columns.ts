import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { SortKey } from './list-types.ts';

export type Column = {
  readonly id: string;
  readonly label: MessageKey;
  readonly sort?: SortKey;
  /** The first click sorts the greatest or latest to the top. */
  readonly startsDescending?: true;
  /** Its head is read out only: what stands below says it by itself. */
  readonly isHidden?: true;
};

export const columns: readonly Column[] = [
  { id: 'tick', label: 'library.columnTick', isHidden: true },
  { id: 'name', label: 'library.columnName', sort: 'name' },
  { id: 'region', label: 'library.columnRegion', sort: 'region' },
  { id: 'employees', label: 'library.columnEmployees', sort: 'employees', startsDescending: true },
  { id: 'gaps', label: 'library.columnGaps', sort: 'gaps', startsDescending: true },
  { id: 'unknown', label: 'library.columnUnknown', sort: 'unknown', startsDescending: true },
  { id: 'date', label: 'library.columnDate', sort: 'date', startsDescending: true },
  { id: 'state', label: 'library.columnState' },
];
