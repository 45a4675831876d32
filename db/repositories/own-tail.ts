import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { findHandedOver } from './hand-overs.ts';
import { findLibraryFact } from './library-facts.ts';
import { toLinePlacesSql, toOwnersSql } from './line-places.ts';

/** What this device has written since it last handed the library over, as far as it was read. */
export type OwnTail = {
  readonly device: string;
  /** Number of its last entry that was handed over; 0: none was. */
  readonly since: number;
  /** Number of the last entry that was read. */
  upTo: number;
  /** The enterprises that these entries are about, also those that were merged into others. */
  readonly enterprises: Set<string>;
};

/** So many that a step takes a few milliseconds. */
const entriesPerStep = 5_000;

/** Nothing of it is read yet. */
export function beginTail(db: Db): OwnTail {
  const device = findLibraryFact(db, 'device_id') ?? '';
  const since = findHandedOver(db, device);
  return { device, since, upTo: since, enterprises: new Set() };
}

/** Reads on to the end of the device's chain, in steps. Reading it to the end again costs nothing. */
export function* readTail(db: Db, tail: OwnTail): Generator<void> {
  const read = prepare(db, ownersSql).pluck();
  for (let head = findHead(db, tail.device); tail.upTo < head; head = findHead(db, tail.device)) {
    const last = Math.min(head, tail.upTo + entriesPerStep);
    for (const id of read.all(tail.device, tail.upTo, last) as string[]) tail.enterprises.add(id);
    tail.upTo = last;
    if (last < head) yield;
  }
}

/** Says whether the whole chain was read. */
export function isTailRead(db: Db, { device, upTo }: OwnTail): boolean {
  return findHead(db, device) <= upTo;
}

/** Says whether one of the tail's entries is about the enterprise, without reading the tail. */
export function isInTail(db: Db, { device, since }: OwnTail, enterpriseId: string): boolean {
  if (findHead(db, device) <= since) return false;
  return prepare(db, lineSql).pluck().get({ id: enterpriseId, device, since }) === 1;
}

function findHead(db: Db, device: string): number {
  return Number(prepare(db, 'SELECT max(seq) FROM changes WHERE device = ?').pluck().get(device) ?? 0);
}

const ownersSql = `WITH places AS MATERIALIZED (
    SELECT DISTINCT table_name AS t, row_id AS r FROM changes WHERE device = ? AND seq > ? AND seq <= ?)
  SELECT DISTINCT id FROM (${toOwnersSql('places')})`;

const lineSql = `SELECT EXISTS (
  SELECT 1 FROM (${toLinePlacesSql()}) CROSS JOIN changes c ON c.table_name = t AND c.row_id = r
  WHERE c.device = @device AND c.seq > @since)`;
