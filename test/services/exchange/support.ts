import { readFileSync, writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { addAttachment } from '#services/attachments.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { addVisit } from '../../support/test-library.ts';
import { makeDevice } from '../merge/support/devices.ts';
import { makeExchangeFolder } from '../merge/support/exchange-folder.ts';

/** Two devices that know nothing of each other yet, and an empty folder. */
export type Pair = { readonly one: Library; readonly two: Library; readonly folder: string };

export function makePair(): Pair {
  const { path: folder, remove } = makeExchangeFolder();
  onTestFinished(remove);
  return { one: makeDevice(1).library, two: makeDevice(2).library, folder };
}

export const answers = { employees_total: { value: 1000 } };

export const photo = Buffer.alloc(700_000, 'photo');

/** A visit with a photo of three pieces, under a name that would lead out of any folder. */
export function addPhoto(library: Library): { readonly sha256: string } {
  const { inspectionId } = addVisit(library, answers);
  const { sha256, size } = addAttachment(library, photo);
  const set = { inspection_id: inspectionId, name: '../../照片.jpg', media_type: 'image/jpeg', size, sha256 };
  write(library, [{ table: 'evidence', row: library.newId(), set }]);
  return { sha256 };
}

/** Damages a file so that neither its name nor its size tells. */
export function flipBit(file: string): void {
  const bytes = readFileSync(file);
  const place = bytes.length >> 1;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
