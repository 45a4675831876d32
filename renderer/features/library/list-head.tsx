import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { type Column, columns } from './columns.ts';
import type { ListFilter } from './list-types.ts';

export type ListHeadProps = { readonly filter: ListFilter; readonly onSort: (filter: ListFilter) => void };

/** The heads of the columns; a click sorts, another one turns the order round. */
export function ListHead({ filter, onSort }: ListHeadProps): ReactNode {
  return (
    <thead>
      <tr className="list-row list-head">
        {columns.map((column) => (
          <ColumnHead key={column.id} column={column} filter={filter} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

function ColumnHead({ column, filter, onSort }: ListHeadProps & { readonly column: Column }): ReactNode {
  const { t } = useText();
  const { sort } = column;
  if (sort === undefined) {
    return (
      <th scope="col" className={`cell cell-${column.id}`}>
        {column.isHidden === true ? <span className="visually-hidden">{t(column.label)}</span> : t(column.label)}
      </th>
    );
  }
  const sorted = filter.sort === sort;
  const order = filter.descending ? 'descending' : 'ascending';
  const descending = sorted ? !filter.descending : column.startsDescending === true;
  return (
    <th scope="col" className={`cell cell-${column.id}`} aria-sort={sorted ? order : 'none'}>
      <button type="button" onClick={() => onSort({ ...filter, sort, descending })}>
        {t(column.label)}
        <span aria-hidden="true">{sorted ? (filter.descending ? ' ▼' : ' ▲') : ''}</span>
      </button>
    </th>
  );
}
