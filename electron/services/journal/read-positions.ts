import type { Db } from '#db/connection.ts';
import { findLastChangesOfRow } from '#db/repositories/changes.ts';
import { listChildren } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { toReadPositions } from '#sync/deletion.ts';
import type { ReadPositions } from '#sync/deletion.ts';
import type { JournalState } from './state.ts';

/**
 * How far the chains of the others were read when the row was deleted. Of a chain of which entries were withheld here,
 * only what is about the row and what belongs to it counts: nobody has seen the others. What a chain says of one
 * enterprise comes along from the beginning without gaps, so that the last such entry stands for all before it.
 */
export function readPositions(db: Db, { others }: JournalState, place: RowPlace): ReadPositions {
  const whole = others.filter(({ isWhole }) => isWhole);
  const partly = new Set(others.filter(({ isWhole }) => !isWhole).map(({ device }) => device));
  if (partly.size === 0) return toReadPositions(whole);
  const seen = new Map<string, number>();
  for (const { table, row } of iterateFamily(db, place)) {
    for (const { device, seq } of findLastChangesOfRow(db, table, row))
      if (partly.has(device)) seen.set(device, Math.max(seq, seen.get(device) ?? 0));
  }
  return toReadPositions([...whole, ...[...seen].map(([device, seq]) => ({ device, seq }))]);
}

function* iterateFamily(db: Db, place: RowPlace): Generator<RowPlace> {
  yield place;
  for (const child of listChildren(db, place)) yield* iterateFamily(db, child);
}
