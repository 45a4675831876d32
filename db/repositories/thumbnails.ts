import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

export type Thumbnail = { readonly mediaType: string; readonly bytes: Buffer };

/** The small picture of a content, by the content's hash. */
export function findThumbnail(db: Db, sha256: string): Thumbnail | undefined {
  const sql = 'SELECT media_type AS mediaType, bytes FROM thumbnails WHERE sha256 = ?';
  return prepare(db, sql).get(sha256) as Thumbnail | undefined;
}

/** Derived: outside the log. One that is there already stays. */
export function insertThumbnail(
  db: Db,
  { sha256, mediaType, bytes }: { readonly sha256: string; readonly mediaType: string; readonly bytes: Uint8Array },
): void {
  const sql = 'INSERT INTO thumbnails (sha256, media_type, bytes) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING';
  prepare(db, sql).run(sha256, mediaType, bytes);
}
