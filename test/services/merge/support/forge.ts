import { iterateChain } from '#db/repositories/changes.ts';
import type { ChangeRow } from '#db/repositories/changes.ts';
import type { Library } from '#services/library.ts';
import { hashStoredChange } from '#sync/hash.ts';

/** Changes what one entry says and makes its chain right again from there on: what somebody with the file can do. */
export function forge(library: Library, seq: number, change: (row: ChangeRow) => Partial<ChangeRow>): void {
  const rows = [...iterateChain(library.db, library.device.id)];
  library.db.prepare('DELETE FROM changes WHERE device = ? AND seq >= ?').run(library.device.id, seq);
  let prev = rows[seq - 2]?.hash ?? '';
  for (const row of rows.slice(seq - 1)) {
    const { hash: _hash, target, ...content } = { ...row, ...(row.seq === seq ? change(row) : {}), prev };
    prev = hashStoredChange({ ...content, ...(target === null ? {} : { target }) });
    insert(library, { ...content, target, hash: prev });
  }
}

function insert(library: Library, row: ChangeRow): void {
  const values = [row.device, row.seq, row.lamport, row.wall, row.author, row.kind, row.target];
  library.db
    .prepare('INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(...values, row.table, row.row, row.fields, row.schema, row.prev, row.hash);
}
