import { execFileSync, spawnSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

/** Mounting takes root and a system that allows it; where it is not so, the tests say that they did not run. */
export const canMount = tryToMount();

/** A small disk of its own in memory; gone when the test ends. */
export function mountDisk(sizeKib: number): string {
  const folder = makeTemporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKib}k`, 'tmpfs', folder]);
  onTestFinished(() => {
    // A test may have pulled it out itself.
    spawnSync('umount', ['-l', folder]);
  });
  return folder;
}

export function makeReadOnly(folder: string): void {
  execFileSync('mount', ['-o', 'remount,ro', folder]);
}

function tryToMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}
