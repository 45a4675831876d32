import { iterateChain, listChangeDevices } from '#db/repositories/changes.ts';
import { listWithheld } from '#db/repositories/withheld.ts';
import type { Library } from '#services/library.ts';
import { toChange } from '#services/journal/stored-change.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import { toChangeId } from '#sync/change.ts';
import type { Change } from '#sync/change.ts';

/**
 * What ought to come out of a history, told without the log's own means: who knew what is kept as plain sets, so that
 * "written side by side" means what it says. Of the entries only device, number, row and contents are looked at.
 */
type Event = { readonly change: Change; readonly known: ReadonlySet<string> };

export type Model = {
  readonly events: Map<string, Event>;
  /** By device: the entries that have reached it. */
  readonly known: Map<string, ReadonlySet<string>>;
  readonly lamports: Map<string, number>;
  /** By device: the entries of which it knows only that they are there. */
  readonly withheld: Map<string, ReadonlySet<string>>;
};

export function createModel(): Model {
  return { events: new Map(), known: new Map(), lamports: new Map(), withheld: new Map() };
}

export function knownBy(model: Model, device: string): ReadonlySet<string> {
  return model.known.get(device) ?? new Set();
}

/** Takes note of what the device has written since the last time. */
export function noteWrites(model: Model, { db, device }: Library): void {
  const known = new Set(knownBy(model, device.id));
  const own = [...known].filter((id) => id.startsWith(device.id)).length;
  for (const row of iterateChain(db, device.id, own)) {
    const change = toChange(row);
    const id = toChangeId(change);
    const counted = [...known, ...(model.withheld.get(device.id) ?? [])];
    const seen = Math.max(0, ...counted.map((one) => model.lamports.get(one) ?? 0));
    model.events.set(id, { change, known: new Set(known) });
    model.lamports.set(id, seen + 1);
    known.add(id);
  }
  model.known.set(device.id, known);
}

export function noteArrival(model: Model, device: string, arrived: ReadonlySet<string>): void {
  model.known.set(device, new Set([...knownBy(model, device), ...arrived]));
}

/** Which entries are known not to be there: they count for the order, and nothing is known of them. */
export function noteWithheld(model: Model, { db, device }: Library): void {
  const ids = listChangeDevices(db).flatMap((other) =>
    listWithheld(db, other).flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, at) => toChangeId({ device: other, seq: first + at })),
    ),
  );
  model.withheld.set(device.id, new Set(ids));
}

/** As `noteArrival`, for what came through a folder: how much of it could be taken in depends on what had arrived. */
export function noteArrivalFromLog(model: Model, { db, device }: Library): void {
  const chains = listChangeDevices(db).flatMap((other) => [...iterateChain(db, other)].map(toChangeId));
  noteArrival(model, device.id, new Set(chains));
}

/** For everything that is known there: what each field shows ("table/row/field" to canonical text), and its conflicts. */
export type Expected = { readonly shown: ReadonlyMap<string, string>; readonly conflicts: readonly string[] };

type Write = { readonly id: string; readonly event: Event; readonly text: string };

export function expectState(model: Model, known: ReadonlySet<string>): Expected {
  const shown = new Map<string, string>();
  const conflicts: string[] = [];
  for (const [place, writes] of groupWrites(model, known)) {
    const latest = writes.filter(({ id }) => !writes.some(({ event }) => event.known.has(id)));
    const texts = new Set(latest.map(({ text }) => text));
    const isContested =
      place.endsWith('/deleted') && texts.size === 1 && texts.has('1') && hasBeside(model, known, latest);
    if (texts.size > 1 || isContested) conflicts.push(place);
    const text = place.endsWith('/deleted') && (texts.size > 1 || isContested) ? 'null' : pickShown(model, latest);
    if (text !== 'null') shown.set(place, text);
  }
  return { shown, conflicts: conflicts.sort() };
}

function groupWrites(model: Model, known: ReadonlySet<string>): ReadonlyMap<string, readonly Write[]> {
  const groups = new Map<string, Write[]>();
  for (const id of known) {
    const event = model.events.get(id);
    if (event === undefined) continue;
    const { table, row, fields } = event.change;
    for (const [field, [cell]] of Object.entries(fields)) {
      const place = `${table}/${row}/${field}`;
      groups.set(place, [...(groups.get(place) ?? []), { id, event, text: toCanonicalJson(cell) }]);
    }
  }
  return groups;
}

function pickShown(model: Model, latest: readonly Write[]): string {
  const [first] = latest.toSorted((a, b) => {
    const byLamport = (model.lamports.get(b.id) ?? 0) - (model.lamports.get(a.id) ?? 0);
    return byLamport === 0 ? (a.event.change.device < b.event.change.device ? 1 : -1) : byLamport;
  });
  return first?.text ?? 'null';
}

/** Something was written to the row or to what belongs to it that none of its deletions knew of. */
function hasBeside(model: Model, known: ReadonlySet<string>, deletions: readonly Write[]): boolean {
  const [deletion] = deletions;
  if (deletion === undefined) return false;
  const { table, row } = deletion.event.change;
  return [...known].some((id) => {
    const event = model.events.get(id);
    if (event === undefined || !Object.keys(event.change.fields).some((field) => field !== 'deleted')) return false;
    if (!isInFamily(model, event.change, `${table}/${row}`)) return false;
    return deletions.every((one) => one.id !== id && !one.event.known.has(id));
  });
}

export function isInFamily(model: Model, { table, row }: Pick<Change, 'table' | 'row'>, ancestor: string): boolean {
  if (`${table}/${row}` === ancestor) return true;
  if (table === 'records') return isInFamily(model, { table: 'inspections', row }, ancestor);
  const isOfEnterprise = table === 'inspections' || table === 'assignments';
  const field = isOfEnterprise ? 'enterprise_id' : 'inspection_id';
  for (const { change } of model.events.values()) {
    const parent = change.table === table && change.row === row ? change.fields[field]?.[0] : undefined;
    if (typeof parent !== 'string') continue;
    return isInFamily(model, { table: isOfEnterprise ? 'enterprises' : 'inspections', row: parent }, ancestor);
  }
  return false;
}
