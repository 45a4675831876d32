import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** A bundle or a seal by what its name says (device, numbers, hash of its bytes), wherever it lies. */
export type BundleKey = { readonly name: string; readonly size: number };

/** What was read or written here, and the log holds all that it says: it need not be read again. */
export function isKnownBundle(db: Db, { name, size }: BundleKey): boolean {
  return prepare(db, 'SELECT 1 FROM exchange_bundles WHERE name = ? AND size = ?').pluck().get(name, size) === 1;
}

export function putKnownBundle(db: Db, { name, size }: BundleKey): void {
  prepare(db, 'INSERT OR REPLACE INTO exchange_bundles (name, size) VALUES (?, ?)').run(name, size);
}
