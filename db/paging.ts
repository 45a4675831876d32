import { AppError } from '#domain/error.ts';

export type Paging<Row, Key extends string | number> = {
  /** Where to begin: before every key. */
  readonly start: Key;
  /** The next rows after a key, in its order; none at the end. */
  readonly fetch: (after: Key) => readonly Row[];
  readonly keyOf: (row: Row) => Key;
};

/**
 * Reads rows in pages by key, so that no query stays open and writing in between is allowed.
 * @throws AppError FILE_DAMAGED where the keys do not rise: a damaged index would lead round in circles for ever.
 */
export function* iteratePages<Row, Key extends string | number>(paging: Paging<Row, Key>): Generator<Row> {
  let after = paging.start;
  for (;;) {
    const page = paging.fetch(after);
    if (page.length === 0) return;
    for (const row of page) {
      const key = paging.keyOf(row);
      if (!isAfter(key, after))
        throw new AppError('FILE_DAMAGED', 'An index of the file is out of order', { key, after });
      after = key;
      yield row;
    }
  }
}

/** In the order of SQLite's BINARY collation, which for UTF-8 is that of code points; ASCII ids compare the same in both. */
function isAfter<Key extends string | number>(key: Key, before: Key): boolean {
  if (typeof key === 'number' || typeof before === 'number') return key > before;
  return key > before || Buffer.compare(Buffer.from(key), Buffer.from(before)) > 0;
}
