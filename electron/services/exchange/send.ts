import { join } from 'node:path';
import { findChainHead, iterateRange, listChangeDevices } from '#db/repositories/changes.ts';
import { listDeviceNames } from '#db/repositories/devices.ts';
import { putKnownBundle } from '#db/repositories/exchange-bundles.ts';
import type { Library } from '#services/library.ts';
import type { Pause } from '#services/merge/slices.ts';
import type { Entry } from '#sync/entry.ts';
import { packBundle, toBundleName } from './bundle-file.ts';
import type { FoundBundle } from './scan-folder.ts';
import { writeDurably } from './write-file.ts';
import type { Place } from './write-file.ts';

type Stretch = { readonly first: number; readonly last: number };

/** So large that a folder has few files, so small that none takes long to pack. */
const mostEntries = 500;
const mostCharacters = 1024 * 1024;

/**
 * Writes what the folder does not hold yet: of this device's own chain and of every other that is known here, each file
 * under this device's own folder. Nobody else writes there, so nothing can collide.
 * @returns how many entries were written. @throws AppError STORAGE_*; files that were finished stay.
 */
export async function send(
  library: Library,
  request: { readonly place: Place; readonly held: readonly FoundBundle[]; readonly pause: Pause },
): Promise<number> {
  const { db, device: self } = library;
  const names = listDeviceNames(db);
  let sent = 0;
  for (const device of listChangeDevices(db)) {
    const end = findChainHead(db, device)?.seq ?? 0;
    const own = join(request.place.folder, self.id);
    const folder = device === self.id ? own : join(own, device);
    const held = request.held.filter((bundle) => bundle.device === device);
    for (const entries of iterateMissing(library, device, listGaps(held, end))) {
      const { bytes, ...name } = packBundle({ deviceName: toShortName(names.get(device)), entries });
      const file = join(folder, toBundleName(name));
      writeDurably({ place: request.place, file, writer: self.id }, [bytes]);
      const key = `${device}/${name.first}-${name.last}-${name.hash}`;
      // A reader of the log, without a right to write, may send as well.
      if (library.access === 'write') putKnownBundle(db, { name: key, size: bytes.length });
      sent += entries.length;
      await request.pause();
    }
  }
  return sent;
}

/** The stretches from 1 to `end` that none of the bundles holds. */
export function listGaps(held: readonly Stretch[], end: number): readonly Stretch[] {
  const gaps: Stretch[] = [];
  let next = 1;
  for (const { first, last } of held.toSorted((a, b) => a.first - b.first)) {
    if (first > next) gaps.push({ first: next, last: Math.min(first - 1, end) });
    next = Math.max(next, last + 1);
    if (next > end) return gaps;
  }
  return next > end ? gaps : [...gaps, { first: next, last: end }];
}

function* iterateMissing({ db }: Library, device: string, gaps: readonly Stretch[]): Generator<readonly Entry[]> {
  for (const { first, last } of gaps) {
    let entries: Entry[] = [];
    let characters = 0;
    for (const { target, ...row } of iterateRange(db, { device, first, last })) {
      const before = entries.at(-1);
      // A bundle has no gaps: what was withheld here ends it.
      if (before !== undefined && row.seq !== before.seq + 1) {
        yield entries;
        entries = [];
        characters = 0;
      }
      entries.push(target === null ? row : { ...row, target });
      characters += row.fields.length;
      if (entries.length < mostEntries && characters < mostCharacters) continue;
      yield entries;
      entries = [];
      characters = 0;
    }
    if (entries.length > 0) yield entries;
  }
}

/** A name of a device as a file that travels may bear it. */
export function toShortName(name = ''): string {
  return name.slice(0, 100).toWellFormed().normalize('NFC').replaceAll('\0', '');
}
