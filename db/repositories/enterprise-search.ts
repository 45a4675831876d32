import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { toNameKey, toSearchText } from '../search-text.ts';

/** Brings the search text of an enterprise up to date with its row. */
export function putSearchText(db: Db, enterpriseId: string): void {
  const row = prepare(db, 'SELECT name, credit_code AS creditCode FROM enterprises WHERE id = ?').get(enterpriseId);
  if (row === undefined) return;
  const { name, creditCode } = row as { readonly name: string; readonly creditCode: string | null };
  const text = toSearchText(name, creditCode);
  prepare(
    db,
    `INSERT INTO enterprise_search (enterprise_id, text, name_key) VALUES (?, ?, ?)
     ON CONFLICT (enterprise_id) DO UPDATE SET text = excluded.text, name_key = excluded.name_key`,
  ).run(enterpriseId, text, toNameKey(text));
}
