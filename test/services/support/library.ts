import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { closeLibrary, createLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';

/** A new library in a folder of its own; both go away with the test. */
export function openNewLibrary(): Library {
  const folder = mkdtempSync(path.join(tmpdir(), 'ui-library-'));
  const library = createLibrary({
    file: path.join(folder, 'library.unidb'),
    inspectorName: '林示例',
    deviceName: 'test',
  });
  onTestFinished(() => {
    closeLibrary(library);
    rmSync(folder, { recursive: true, force: true });
  });
  return library;
}
