import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectBare } from '#db/connection.ts';
import { AppError } from '#domain/error.ts';
import { checkForeign } from '#services/trust/check-foreign.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { createChance } from './support/chance.ts';
import { makeHandedFile } from './support/hostile-files.ts';

const flips = 1000;

/** Over the bytes of every attachment that can be taken over. */
function hashBytes(file: string): string {
  const db = connectBare(file, { access: 'read', mustExist: true });
  try {
    const sql = `SELECT p.bytes FROM attachments a JOIN attachment_pieces p ON p.pieces_id = a.pieces_id
      ORDER BY a.sha256, p.n`;
    const hash = createHash('sha256');
    for (const bytes of db.prepare(sql).pluck().all() as Buffer[]) hash.update(bytes);
    return hash.digest('hex');
  } finally {
    db.close();
  }
}

/** What a checked file says; parts that no seal covers and that are not taken over by anybody are left out. */
function describeFile(file: string, publicKey: string): string {
  try {
    const { contentHash, checkpoints, seals, problems, records, attachments } = checkForeign(file, [publicKey]);
    const isSound = problems.length === 0 && seals.length === 1 && seals[0]?.state === 'intact';
    if (!isSound) return 'told';
    return JSON.stringify({ contentHash, checkpoints, records, attachments, bytes: hashBytes(file) });
  } catch (cause) {
    if (cause instanceof AppError) return cause.code;
    throw cause;
  }
}

it(
  `refuses a file in which a bit flipped, tells it, or reads the same, ${flips} times`,
  { timeout: 180_000 },
  async () => {
    const { file, publicKey } = await makeHandedFile();
    const original = readFileSync(file);
    const sound = describeFile(file, publicKey);
    expect(sound).toContain('contentHash');
    const folder = makeTemporaryFolder();
    const seed = Date.now() >>> 0;
    const chance = createChance(seed);
    const outcomes = new Map<string, number>();
    for (let number = 0; number < flips; number += 1) {
      const bytes = Buffer.from(original);
      // Denser in the first page, where the header and the beginning of the schema are.
      const place = Math.floor(chance() * (number % 5 === 0 ? 4096 : bytes.length));
      bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(chance() * 8));
      const flipped = join(folder, `flipped-${number}.unidb`);
      writeFileSync(flipped, bytes);
      const outcome = describeFile(flipped, publicKey);
      if (outcome.startsWith('{')) expect(outcome, `seed ${seed}, flip ${number} at ${place}`).toBe(sound);
      const name = outcome.startsWith('{') ? 'the same' : outcome;
      outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
    }
    console.info(`seed ${seed}:`, Object.fromEntries(outcomes));
    expect(outcomes.get('told')).toBeGreaterThan(0);
    expect(outcomes.get('FILE_DAMAGED')).toBeGreaterThan(0);
    expect([...outcomes.keys()].filter((code) => !expected.includes(code))).toEqual([]);
  },
);

const expected: readonly string[] = [
  'the same',
  'told',
  'FILE_DAMAGED',
  'FILE_HOSTILE',
  'FILE_NEWER',
  'FILE_NOT_OURS',
  'HISTORY_BROKEN',
  'LIBRARY_IN_USE',
  'MIGRATION_EDITED',
];
