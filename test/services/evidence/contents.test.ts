import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { toPicturePath } from '#domain/evidence/picture-address.ts';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { addAttachment, iterateAttachmentPieces, readAttachment } from '#services/attachments.ts';
import { checkEvidence } from '#services/evidence/check-evidence.ts';
import { listEvidence } from '#services/evidence/list-evidence.ts';
import { readPicture } from '#services/evidence/read-picture.ts';
import { getEvidenceFileName, saveEvidenceAs } from '#services/evidence/save-evidence.ts';
import { saveThumbnail } from '#services/evidence/thumbnails.ts';
import { getVisit } from '#services/visits.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { failureOf, makeLibrary, makeVisit } from '../support/app-library.ts';
import { add, makeJpeg, makePng } from './support.ts';

const code = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : error);

function setUp() {
  const library = makeLibrary();
  return { library, ...makeVisit(library) };
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function damage(library: Library, sha256: string): void {
  const sql = `UPDATE attachment_pieces SET bytes = zeroblob(length(bytes))
    WHERE pieces_id = (SELECT pieces_id FROM attachments WHERE sha256 = ?)`;
  library.db.prepare(sql).run(sha256);
}

describe('a stored content', () => {
  it('is the same bytes as were given, once, and nothing too', () => {
    const library = makeLibrary();
    for (const size of [0, 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes]) {
      const bytes = new Uint8Array(size).fill(size % 251);
      const stored = addAttachment(library, bytes);
      expect(addAttachment(library, bytes)).toEqual(stored);
      expect(readAttachment(library, stored.sha256).equals(bytes)).toBe(true);
      expect([...iterateAttachmentPieces(library, stored.sha256)]).toHaveLength(Math.ceil(size / pieceBytes));
    }
    expect(library.db.prepare('SELECT count(*) FROM attachments').pluck().get()).toBe(5);
  });

  it('joins the transaction that is open, and goes with it', () => {
    const library = makeLibrary();
    const work = library.db.transaction(() => {
      addAttachment(library, new Uint8Array(10));
      throw new Error('taken back');
    });
    expect(() => work()).toThrow('taken back');
    expect(library.db.prepare('SELECT count(*) FROM attachment_pieces').pluck().get()).toBe(0);
  });

  it('says what is wrong where it cannot be had', () => {
    const { library, inspectionId } = setUp();
    const { sha256 } = add(library, { inspectionId, bytes: makeJpeg(900) });
    expect(failureOf(() => readAttachment(library, 'f'.repeat(64))).code).toBe('ATTACHMENT_MISSING');
    damage(library, sha256);
    expect(failureOf(() => readAttachment(library, sha256)).code).toBe('ATTACHMENT_ALTERED');
  });
});

describe('checking the contents of a visit', () => {
  it('reads them all and tells sound, altered, missing and not arrived apart', async () => {
    const { library, inspectionId } = setUp();
    const pieces = [1, 2, 3].map((seed) => add(library, { inspectionId, bytes: makeJpeg(3 * pieceBytes, { seed }) }));
    damage(library, pieces[1]?.sha256 ?? '');
    const gone = library.db.prepare('SELECT pieces_id FROM attachments WHERE sha256 = ?').pluck();
    library.db.prepare('DELETE FROM attachment_pieces WHERE pieces_id = ? AND n = 1').run(gone.get(pieces[2]?.sha256));
    const set = { inspection_id: inspectionId, sha256: 'e'.repeat(64), name: 'x', media_type: 'image/png' };
    write(library, [{ table: 'evidence', row: library.newId(), set }], { kind: 'import' });
    const states = new Map((await checkEvidence(library, inspectionId)).map(({ sha256, state }) => [sha256, state]));
    const hashes = [...pieces.map(({ sha256 }) => sha256), 'e'.repeat(64)];
    expect(hashes.map((sha256) => states.get(sha256))).toEqual(['sound', 'altered', 'missing', 'awaited']);
  });
});

describe('what the window is shown', () => {
  const read = (library: Library, sha256: string, kind: 'picture' | 'thumbnail' = 'picture') =>
    readPicture(library, toPicturePath({ kind, sha256 })).then(({ mediaType }) => mediaType, code);

  it('is pictures by hash, their kind read off the bytes', async () => {
    const { library, inspectionId } = setUp();
    const { sha256 } = add(library, { inspectionId, bytes: makePng(), name: 'a.jpg' });
    expect(await read(library, sha256)).toBe('image/png');
    const text = add(library, { inspectionId, bytes: new TextEncoder().encode('<html>'), name: 'a.html' });
    expect(await read(library, text.sha256)).toBe('NOT_FOUND');
    expect(await read(library, 'f'.repeat(64))).toBe('ATTACHMENT_MISSING');
    damage(library, sha256);
    expect(await read(library, sha256)).toBe('ATTACHMENT_ALTERED');
  });

  it('is never a page or a picture too large to decode, whatever a row from elsewhere calls it', async () => {
    const { library, inspectionId } = setUp();
    const page = addAttachment(library, new TextEncoder().encode('<svg onload="x"/>'));
    const bomb = addAttachment(library, makePng(99, { width: 40_000, height: 40_000 }));
    for (const { sha256 } of [page, bomb]) {
      const set = { inspection_id: inspectionId, sha256, name: 'a.png', media_type: 'image/png' };
      write(library, [{ table: 'evidence', row: library.newId(), set }], { kind: 'import' });
    }
    expect(await read(library, page.sha256)).toBe('NOT_FOUND');
    expect(await read(library, bomb.sha256)).toBe('EVIDENCE_PICTURE_TOO_LARGE');
  });

  it('is small pictures that the window made, kept beside the log', async () => {
    const { library, inspectionId } = setUp();
    const { sha256 } = add(library, { inspectionId, bytes: makePng() });
    const entries = () => library.db.prepare('SELECT count(*) FROM changes').pluck().get();
    const before = entries();
    expect(await read(library, sha256, 'thumbnail')).toBe('NOT_FOUND');
    saveThumbnail(library, { sha256, bytes: makeJpeg(300, { width: 256, height: 192 }) });
    expect(await read(library, sha256, 'thumbnail')).toBe('image/jpeg');
    expect(entries()).toBe(before);
    const wide = makeJpeg(300, { width: 257, height: 1 });
    expect(failureOf(() => saveThumbnail(library, { sha256, bytes: wide })).code).toBe('INVALID_REQUEST');
    expect(failureOf(() => saveThumbnail(library, { sha256, bytes: makePng() })).code).toBe('INVALID_REQUEST');
    const stray = { sha256: 'f'.repeat(64), bytes: makeJpeg(300) };
    expect(failureOf(() => saveThumbnail(library, stray)).code).toBe('NOT_FOUND');
  });
});

describe('saving a piece as a file', () => {
  it('writes the whole content under the chosen name and leaves nothing else', async () => {
    const { library, inspectionId } = setUp();
    const bytes = makeJpeg(2 * pieceBytes + 9);
    const { id } = add(library, { inspectionId, bytes, name: '屏幕.png' });
    const folder = makeFolder();
    const request = { evidenceId: id, version: 'kept' } as const;
    expect(getEvidenceFileName(library, request)).toBe('屏幕.jpg');
    const file = join(folder, 'a.jpg');
    writeFileSync(file, 'older');
    await saveEvidenceAs(library, { ...request, file });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['a.jpg']);
  });

  it('writes nothing where the content is not what was stored, or the folder is gone', async () => {
    const { library, inspectionId } = setUp();
    const piece = add(library, { inspectionId, bytes: makeJpeg(900) });
    const folder = makeFolder();
    const request = { evidenceId: piece.id, version: 'kept', file: join(folder, 'none', 'a.jpg') } as const;
    expect(await saveEvidenceAs(library, request).catch(code)).toBe('NOT_FOUND');
    damage(library, piece.sha256);
    expect(await saveEvidenceAs(library, { ...request, file: join(folder, 'a.jpg') }).catch(code)).toBe(
      'ATTACHMENT_ALTERED',
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('five thousand photos: a visit and its list are read in as many steps as with one, and without their bytes', () => {
  const { library, inspectionId } = setUp();
  const [first, second] = [add(library, { inspectionId, bytes: makeJpeg(900) }), makeVisit(library, '2026-06-01')];
  const statements = vi.spyOn(library.db, 'prepare');
  const insert = library.db.prepare(`INSERT INTO evidence (id, inspection_id, sha256, name, media_type, facts)
    VALUES (?, ?, ?, 'a.jpg', 'image/jpeg', '["members_total"]')`);
  const fill = library.db.transaction(() => {
    for (let index = 0; index < 5000; index += 1) insert.run(library.newId(), second.inspectionId, first.sha256);
  });
  fill();
  // Whoever touches a piece or a thumbnail fails from here on.
  library.db.exec('ALTER TABLE attachment_pieces RENAME TO away; ALTER TABLE thumbnails RENAME TO away_too');
  statements.mockClear();
  expect(listEvidence(library, inspectionId)).toHaveLength(1);
  const few = statements.mock.calls.length;
  expect(listEvidence(library, second.inspectionId)).toHaveLength(5000);
  expect(statements.mock.calls.length - few).toBe(0);
  expect(getVisit(library, { inspectionId: second.inspectionId, language: 'en' }).inspection.date).toBe('2026-06-01');
});
