import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { connectBare } from '#db/connection.ts';
import type { Db } from '#db/connection.ts';
import { addAttachment } from '#services/attachments.ts';
import { handOver } from '#services/handover/hand-over.ts';
import type { HandOver, HandOverOptions } from '#services/handover/hand-over.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { createDeviceKey } from '#services/trust/keys.ts';
import { makeTemporaryFolder } from '../../../support/temporary-folder.ts';
import { addVisit, makeLibrary } from '../../../support/test-library.ts';
import type { Visit } from '../../../support/test-library.ts';

export type Handed = { readonly library: Library; readonly key: KeyObject; readonly done: HandOver };

/** A library with some visits, and a path in a folder of its own where it can be handed over to. */
export function makeFilledLibrary(visits = 3): { readonly library: Library; readonly visits: readonly Visit[] } {
  const library = makeLibrary({ deviceName: '一号机' });
  const made = Array.from({ length: visits }, (_, at) => {
    const answers = { members_total: { value: at }, 'members_total.note': '备注'.repeat(50) };
    return addVisit(library, answers, `示例${at}（虚构）`);
  });
  return { library, visits: made };
}

export function makeOutPath(name = 'handed.unidb'): string {
  return join(makeTemporaryFolder(), name);
}

export async function handOverLibrary(library: Library, options: Partial<HandOverOptions> = {}): Promise<Handed> {
  const key = options.key ?? createDeviceKey();
  return { library, key, done: await handOver(library, { out: makeOutPath(), ...options, key }) };
}

/** Evidence with its bytes. @returns their hash. */
export function addPhoto(library: Library, visit: Visit, bytes: Buffer): string {
  const { sha256, size } = addAttachment(library, bytes);
  addEvidenceRow(library, visit, { sha256, size });
  return sha256;
}

/** Evidence whose bytes have not arrived. */
export function addAbsentPhoto(library: Library, visit: Visit): string {
  const sha256 = createHash('sha256').update(library.newId()).digest('hex');
  addEvidenceRow(library, visit, { sha256, size: 9 });
  return sha256;
}

function addEvidenceRow(
  library: Library,
  visit: Visit,
  content: { readonly sha256: string; readonly size: number },
): void {
  const set = { inspection_id: visit.inspectionId, name: '照片.jpg', media_type: 'image/jpeg', ...content };
  write(library, [{ table: 'evidence', row: library.newId(), set }]);
}

/** Changes a file as somebody with a database tool would. */
export function alterFile(file: string, work: (db: Db) => void): void {
  const db = connectBare(file, { access: 'write', mustExist: true });
  try {
    work(db);
  } finally {
    db.close();
  }
}
