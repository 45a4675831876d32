import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** An exchange folder in which things happen that happen to folders. */
export type ExchangeFolder = {
  readonly path: string;
  /** A bundle goes away for a while, or only half of it has arrived yet. */
  readonly spoil: (number: number, how: 'lose' | 'cut') => void;
  /** What went away or was cut is there as it was. */
  readonly restore: () => void;
  /** Files of systems and of synchronising programs, as they come. */
  readonly addJunk: (number: number) => void;
  readonly remove: () => void;
};

export function listBundleFiles(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.bundle'))
    .map((name) => join(folder, name))
    .sort();
}

export function makeExchangeFolder(): ExchangeFolder {
  // Nothing here has to survive a power cut, so it may as well lie in memory.
  const path = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'exchange-'));
  const originals = new Map<string, Buffer>();
  const pick = (number: number): string | undefined => {
    const files = listBundleFiles(path);
    return files[number % Math.max(1, files.length)];
  };
  return {
    path,
    spoil: (number, how) => {
      const file = pick(number);
      if (file === undefined || originals.has(file)) return;
      const bytes = readFileSync(file);
      originals.set(file, bytes);
      if (how === 'lose') rmSync(file);
      else writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / 2)));
    },
    restore: () => {
      for (const [file, bytes] of originals) writeFileSync(file, bytes);
      originals.clear();
    },
    addJunk: (number) => {
      const file = pick(number);
      const places = file === undefined ? [path] : [path, dirname(file)];
      for (const place of places) {
        writeFileSync(join(place, 'desktop.ini'), '[.ShellClassInfo]');
        writeFileSync(join(place, '.part'), 'half');
        mkdirSync(join(place, 'Neuer Ordner'), { recursive: true });
      }
      if (file === undefined) return;
      const bytes = readFileSync(file);
      // A copy that some program made beside, and one under a name that its bytes do not stand for.
      writeFileSync(file.replace('.bundle', '.sync-conflict-20260512-101112-ABCDEFG.bundle'), bytes);
      const [stretch] = basename(file).split(/-(?=[0-9a-f]{32})/);
      writeFileSync(join(dirname(file), `${stretch}-${'0'.repeat(32)}.bundle`), bytes);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
