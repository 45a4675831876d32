import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/** What SQLite would take for a part of a file of that name. */
const sideEndings = ['', '-wal', '-journal', '-shm'];

/**
 * A path that nothing has: the one given, else with (2), (3) … before its ending. For files that are never replaced,
 * whatever the system's dialog was told: what was handed over once stays as it was acknowledged.
 */
function findFreeTarget(path: string): string {
  const ending = extname(path);
  const name = basename(path, ending);
  for (let n = 1; ; n += 1) {
    const file = n === 1 ? path : join(dirname(path), `${name} (${n})${ending}`);
    if (sideEndings.every((side) => !isThere(file + side))) return file;
  }
}

/** As `findFreeTarget`, with the ending that not every system's dialog adds by itself: one of those, the first otherwise. */
export function toNewTarget(chosen: string, endings: readonly string[]): string {
  return findFreeTarget(hasEnding(chosen, endings) ? chosen : `${chosen}.${endings[0]}`);
}

/**
 * A path whose file may be replaced after the system's dialog has asked: the one given, but a free one beside it where a
 * database or a part of one lies there (no picture and no table is worth a library), or where the dialog did not ask
 * because the name got its ending only here.
 */
export function toReplaceable(chosen: string, endings: readonly string[]): string {
  if (!hasEnding(chosen, endings)) return toNewTarget(chosen, endings);
  const isPart = /-(wal|journal|shm)$/.test(chosen) && isThere(chosen);
  return isPart || isDatabase(chosen) ? findFreeTarget(chosen) : chosen;
}

/** None wanted: any will do. */
function hasEnding(path: string, endings: readonly string[]): boolean {
  return endings.length === 0 || endings.some((ending) => path.toLowerCase().endsWith(`.${ending}`));
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

const magic = 'SQLite format 3\0';

/** False also for what cannot be read: whoever writes there then says why not. */
function isDatabase(file: string): boolean {
  try {
    const handle = openSync(file, 'r');
    try {
      const head = Buffer.alloc(magic.length);
      return readSync(handle, head, 0, head.length, 0) === head.length && head.toString('latin1') === magic;
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}
