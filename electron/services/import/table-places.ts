import type { Column } from './csv-heads.ts';
import type { TextTable } from './csv-table.ts';
import type { ImportRejection } from './rejection.ts';

/** Where the records and fields of a table stand in its file. */
export type TablePlaces = {
  /** By record. */
  readonly rowNumbers: readonly number[];
  /** Columns, from 0, by the names that rejections use. */
  readonly columns: ReadonlyMap<string, number>;
};

export function createTablePlaces(table: TextTable, columns: readonly (Column | undefined)[]): TablePlaces {
  const named = columns.flatMap((column, position) =>
    column === undefined ? [] : [[toFieldName(column), position] as const],
  );
  return { rowNumbers: table.rowNumbers, columns: new Map(named) };
}

/** Adds row and column to the rejections that have none yet. */
export function toPlaced(rejections: readonly ImportRejection[], places: TablePlaces): readonly ImportRejection[] {
  return rejections.map((rejection) => {
    if (rejection.row !== undefined) return rejection;
    const row = places.rowNumbers[rejection.record];
    const column = places.columns.get(rejection.fact) ?? places.columns.get(`${rejection.fact}.note`);
    return {
      ...rejection,
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column: toLetters(column) }),
    };
  });
}

/** 0 is A, 25 is Z, 26 is AA. */
export function toLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : toLetters(Math.floor(column / 26) - 1) + last;
}

/** What a rejection calls a column: a fact id, or a path of the interchange format. */
export function toFieldName(column: Column): string {
  switch (column.kind) {
    case 'enterprise':
    case 'inspection':
      return `${column.kind}.${column.key}`;
    case 'inspector':
      return `inspection.inspectors.${column.position}.${column.key}`;
    case 'note':
      return `${column.fact}.note`;
    case 'fact':
      return column.fact;
  }
}
