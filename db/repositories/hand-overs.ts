import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { noteListMark } from '../list-changes.ts';
import { findLibraryFact, putLibraryFact } from './library-facts.ts';

/** A file that this library was handed over as. Local. */
export type HandOverRow = {
  /** Id of the seal in the file. */
  readonly seal: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Without its folder. */
  readonly fileName: string;
  readonly sha256: string;
  /** The short code that is read over the phone. */
  readonly code: string;
  readonly records: number;
  readonly attachments: number;
  /** By the receiver's clock, as the receipt says; null until there is one. */
  readonly receivedAt: string | null;
  readonly receiver: string | null;
};

/** Newest first. */
export function listHandOverRows(db: Db): readonly HandOverRow[] {
  const sql = `SELECT seal, at, file_name AS fileName, sha256, code, records, attachments, received_at AS receivedAt,
    receiver FROM hand_overs ORDER BY at DESC, seal`;
  return prepare(db, sql).all() as HandOverRow[];
}

/** A hand-over that is known already keeps what is known of it, its receipt excepted. */
export function putHandOver(db: Db, row: HandOverRow): void {
  const sql = `INSERT INTO hand_overs
    (seal, at, file_name, sha256, code, records, attachments, received_at, receiver)
    VALUES (@seal, @at, @fileName, @sha256, @code, @records, @attachments, @receivedAt, @receiver)
    ON CONFLICT (seal) DO UPDATE SET received_at = coalesce(excluded.received_at, received_at),
      receiver = coalesce(excluded.receiver, receiver)`;
  prepare(db, sql).run(row);
  noteListMark(db, 'hand_overs');
}

/**
 * How many entries of the device's chain were handed over with the whole library; 0 where it never was. Of a library that
 * does not say so yet the seals of its hand-overs do: the one that reaches furthest stands for those before it.
 */
export function findHandedOver(db: Db, device: string): number {
  const [of, count] = findLibraryFact(db, 'handed_over')?.split('/') ?? [];
  return of === device ? Number(count) : findSealed(db, device);
}

/** How many entries of the device's chain the seals of hand-overs reach, also of those that held a part of the library. */
export function findSealed(db: Db, device: string): number {
  const sql = `SELECT max(c.value ->> '$.count') FROM hand_overs h JOIN seals s ON s.id = h.seal,
    json_each(s.document, '$.checkpoints') c WHERE c.value ->> '$.device' = ?`;
  return Number(prepare(db, sql).pluck().get(device) ?? 0);
}

/** Notes that the first `count` entries of the device were handed over. */
export function putHandedOver(db: Db, device: string, count: number): void {
  putLibraryFact(db, 'handed_over', `${device}/${count}`);
  noteListMark(db, 'hand_overs');
}
