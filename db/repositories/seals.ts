import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** What a device signed. Nothing of it is to be believed before its signature was checked. */
export type SealRow = {
  /** SHA-256 over the signed bytes, 64 hexadecimal digits. */
  readonly id: string;
  /** The canonical text of the document. */
  readonly document: string;
  /** Ed25519, 64 hexadecimal digits. */
  readonly publicKey: string;
  /** 128 hexadecimal digits. */
  readonly signature: string;
};

/** All seals in the file, by id. */
export function listSeals(db: Db): readonly SealRow[] {
  const sql = 'SELECT id, document, public_key AS publicKey, signature FROM seals ORDER BY id';
  return prepare(db, sql).all() as SealRow[];
}

/** A seal that is there already stays as it is. */
export function insertSeal(db: Db, { id, document, publicKey, signature }: SealRow): void {
  const sql = 'INSERT OR IGNORE INTO seals (id, document, public_key, signature) VALUES (?, ?, ?, ?)';
  prepare(db, sql).run(id, document, publicKey, signature);
}

export function removeSeal(db: Db, id: string): void {
  prepare(db, 'DELETE FROM seals WHERE id = ?').run(id);
}
