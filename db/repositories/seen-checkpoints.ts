import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** How far a device's chain reached in a file that arrived. */
export type SeenCheckpointRow = {
  readonly device: string;
  readonly count: number;
  readonly head: string;
  /** SHA-256 of the file. */
  readonly seenIn: string;
  /** ISO 8601 UTC. */
  readonly at: string;
};

/** By device and count. */
export function listSeenCheckpoints(db: Db): readonly SeenCheckpointRow[] {
  const sql = 'SELECT device, count, head, seen_in AS seenIn, at FROM seen_checkpoints ORDER BY device, count, head';
  return prepare(db, sql).all() as SeenCheckpointRow[];
}

/** What was seen before keeps the file and the time of the first time. */
export function insertSeenCheckpoint(db: Db, { device, count, head, seenIn, at }: SeenCheckpointRow): void {
  const sql = 'INSERT OR IGNORE INTO seen_checkpoints (device, count, head, seen_in, at) VALUES (?, ?, ?, ?, ?)';
  prepare(db, sql).run(device, count, head, seenIn, at);
}

export function removeSeenCheckpoint(db: Db, seen: Pick<SeenCheckpointRow, 'device' | 'count' | 'head'>): void {
  const sql = 'DELETE FROM seen_checkpoints WHERE device = ? AND count = ? AND head = ?';
  prepare(db, sql).run(seen.device, seen.count, seen.head);
}
