import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { addAttachment, hasAttachment, readAttachment } from '#services/attachments.ts';
import { addEvidence, beginEvidence } from '#services/evidence/add-evidence.ts';
import { removeEvidence, restoreEvidence, updateEvidence } from '#services/evidence/change-evidence.ts';
import { listAllEvidence, listEvidence } from '#services/evidence/list-evidence.ts';
import { sweep } from '#services/evidence/sweep.ts';
import { addPiece, cancelUpload } from '#services/evidence/uploads.ts';
import { write } from '#services/journal.ts';
import { beginGradualWrite } from '#services/journal/gradual-write.ts';
import { verifyLibrary } from '#services/verify.ts';
import { failureOf, makeLibrary, makeVisit } from '../support/app-library.ts';
import { add, countPieces, makeJpeg, makePng, send } from './support.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function setUp() {
  const library = makeLibrary();
  return { library, ...makeVisit(library) };
}

describe('adding evidence', () => {
  it('stores what was sent, under its hash, with the facts it proves', () => {
    const { library, inspectionId } = setUp();
    const bytes = makeJpeg(2.5 * pieceBytes);
    const view = add(library, { inspectionId, bytes, name: '合同 1.jpg', facts: ['union_name', 'members_total'] });
    expect(view).toMatchObject({
      name: '合同 1.jpg',
      mediaType: 'image/jpeg',
      facts: ['members_total', 'union_name'],
      size: bytes.byteLength,
      sha256: sha256(bytes),
      content: 'here',
    });
    expect(readAttachment(library, view.sha256).equals(bytes)).toBe(true);
    expect(listEvidence(library, inspectionId)).toEqual([view]);
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('stores a content once, however often and wherever it is used', async () => {
    const { library, inspectionId } = setUp();
    const other = makeVisit(library, '2026-06-01').inspectionId;
    const bytes = makeJpeg(3 * pieceBytes);
    const first = add(library, { inspectionId, bytes });
    const second = add(library, { inspectionId: other, bytes, name: 'again.jpg' });
    await sweep(library);
    expect(second.sha256).toBe(first.sha256);
    expect(second.id).not.toBe(first.id);
    expect(countPieces(library)).toBe(3);
  });

  it('leaves no pieces of a content that was there already, without being asked', async () => {
    const { library, inspectionId } = setUp();
    const bytes = makeJpeg(3 * pieceBytes);
    add(library, { inspectionId, bytes });
    add(library, { inspectionId, bytes, facts: ['union_name'] });
    expect(countPieces(library)).toBe(6);
    await vi.waitFor(() => expect(countPieces(library)).toBe(3));
  });

  it('lets the file that a visit has already prove one more fact', () => {
    const { library, inspectionId } = setUp();
    const bytes = makePng();
    const first = add(library, { inspectionId, bytes, name: 'a.png', facts: ['union_name'] });
    const again = add(library, { inspectionId, bytes, name: 'b.png', facts: ['members_total'] });
    expect(again).toEqual({ ...first, facts: ['members_total', 'union_name'] });
    expect(listEvidence(library, inspectionId)).toHaveLength(1);
  });

  it('keeps the original beside what was made smaller', () => {
    const { library, inspectionId } = setUp();
    const [small, large] = [makeJpeg(500), makeJpeg(5000, { width: 4000, height: 3000 })];
    const uploadId = send(library, inspectionId, { name: 'a.jpg', bytes: small });
    const originalUploadId = send(library, inspectionId, { name: 'a.jpg', bytes: large });
    const input = { inspectionId, uploadId, originalUploadId, name: 'a.jpg', kind: 'file', facts: [] } as const;
    const view = addEvidence(library, input);
    expect(view.originalSha256).toBe(sha256(large));
    expect(hasAttachment(library, sha256(large))).toBe(true);
  });

  it('repairs a content of which a part was lost', async () => {
    const { library, inspectionId } = setUp();
    const bytes = makeJpeg(2 * pieceBytes);
    const view = add(library, { inspectionId, bytes });
    library.db.exec('DELETE FROM attachment_pieces WHERE n = 1');
    expect(failureOf(() => readAttachment(library, view.sha256)).code).toBe('ATTACHMENT_MISSING');
    add(library, { inspectionId, bytes });
    await sweep(library);
    expect(readAttachment(library, view.sha256).equals(bytes)).toBe(true);
    expect(countPieces(library)).toBe(2);
  });

  it('takes a signature only as a PNG with a name', () => {
    const { library, inspectionId } = setUp();
    const signed = { inspectionId, kind: 'union_signature', name: 'signature.png' } as const;
    expect(add(library, { ...signed, bytes: makePng(), signer: ' 李主席 ' })).toMatchObject({ signer: '李主席' });
    expect(failureOf(() => add(library, { ...signed, bytes: makePng(), signer: ' ' })).code).toBe('INVALID_REQUEST');
    const jpeg = { ...signed, name: 'a.jpg', bytes: makeJpeg(), signer: '李主席' };
    expect(failureOf(() => add(library, jpeg)).code).toBe('INVALID_REQUEST');
    expect(listEvidence(library, inspectionId)).toHaveLength(1);
  });
});

describe('what is refused leaves nothing behind', () => {
  it.each([
    ['an empty file', 'EVIDENCE_EMPTY', 0],
    ['a file of 200 MB, before a byte of it is sent', 'EVIDENCE_TOO_LARGE', 200_000_000],
    ['a file of one byte too many', 'EVIDENCE_TOO_LARGE', 64 * 1024 * 1024 + 1],
  ])('%s', (_what, code, size) => {
    const { library, inspectionId } = setUp();
    expect(failureOf(() => beginEvidence(library, { inspectionId, name: 'a.bin', size })).code).toBe(code);
  });

  it.each([
    ['a picture by name only', 'EVIDENCE_NOT_A_PICTURE', 'a.jpg', new TextEncoder().encode('<svg onload="x"/>')],
    ['30,000 pixels on a side', 'EVIDENCE_PICTURE_TOO_LARGE', 'a.png', makePng(99, { width: 30_000, height: 10 })],
    ['more than 100 megapixels', 'EVIDENCE_PICTURE_TOO_LARGE', 'a.jpg', makeJpeg(99, { width: 12_000, height: 9_000 })],
  ])('%s', async (_what, code, name, bytes) => {
    const { library, inspectionId } = setUp();
    expect(failureOf(() => add(library, { inspectionId, name, bytes })).code).toBe(code);
    await sweep(library);
    expect(countPieces(library)).toBe(0);
    expect(listEvidence(library, inspectionId)).toEqual([]);
  });

  it('pieces out of turn, of the wrong length or of no upload', () => {
    const { library, inspectionId } = setUp();
    const begin = () => beginEvidence(library, { inspectionId, name: 'a', size: pieceBytes + 5 });
    const piece = (n: number, length: number) =>
      failureOf(() => addPiece(library, { uploadId: begin(), n, bytes: new Uint8Array(length) })).code;
    expect(piece(1, pieceBytes)).toBe('INVALID_REQUEST');
    expect(piece(0, 5)).toBe('INVALID_REQUEST');
    const lone = { uploadId: crypto.randomUUID(), n: 0, bytes: new Uint8Array(5) };
    expect(failureOf(() => addPiece(library, lone)).code).toBe('NOT_FOUND');
    const uploadId = begin();
    const input = { inspectionId, uploadId, name: 'a', kind: 'file', facts: [] } as const;
    expect(failureOf(() => addEvidence(library, input)).code).toBe('INVALID_REQUEST');
  });

  it('facts that there are not', () => {
    const { library, inspectionId } = setUp();
    const code = failureOf(() => add(library, { inspectionId, bytes: makePng(), name: 'a.png', facts: ['no_such'] }));
    expect(code.code).toBe('INVALID_REQUEST');
  });

  it('anything for a visit that is not worked on', () => {
    const { library, inspectionId } = setUp();
    const view = add(library, { inspectionId, bytes: makeJpeg() });
    write(library, [{ table: 'inspections', row: inspectionId, set: { state: 'completed' } }]);
    for (const act of [
      () => beginEvidence(library, { inspectionId, name: 'a', size: 5 }),
      () => removeEvidence(library, view.id),
      () => updateEvidence(library, { evidenceId: view.id, caption: 'x' }),
    ])
      expect(failureOf(act).code).toBe('RECORD_LOCKED');
  });

  it('pieces during an import, whose fate they would share', () => {
    const { library, inspectionId } = setUp();
    const uploadId = beginEvidence(library, { inspectionId, name: 'a', size: 5 });
    const gradual = beginGradualWrite(library, 'import');
    const code = failureOf(() => addPiece(library, { uploadId, n: 0, bytes: new Uint8Array(5) })).code;
    expect(code).toBe('LIBRARY_IN_USE');
    expect(failureOf(() => addAttachment(library, new Uint8Array(5))).code).toBe('LIBRARY_IN_USE');
    gradual.abort();
    expect(countPieces(library)).toBe(0);
  });
});

describe('left-overs', () => {
  it('are swept, and nothing that an attachment names or that is still coming', async () => {
    const { library, inspectionId } = setUp();
    const kept = add(library, { inspectionId, bytes: makeJpeg(20 * pieceBytes) });
    const coming = beginEvidence(library, { inspectionId, name: 'b', size: 3 * pieceBytes });
    addPiece(library, { uploadId: coming, n: 0, bytes: new Uint8Array(pieceBytes) });
    const broken = beginEvidence(library, { inspectionId, name: 'c', size: 40 * pieceBytes });
    for (let n = 0; n < 33; n += 1) addPiece(library, { uploadId: broken, n, bytes: new Uint8Array(pieceBytes) });
    cancelUpload(library, broken);
    await sweep(library);
    expect(countPieces(library)).toBe(21);
    expect(readAttachment(library, kept.sha256)).toHaveLength(20 * pieceBytes);
  });
});

describe('changing evidence', () => {
  it('links, captions, removes and restores, each as an entry of the log', () => {
    const { library, inspectionId } = setUp();
    const { id } = add(library, { inspectionId, bytes: makeJpeg() });
    const facts = ['union_name', 'union_type'];
    expect(updateEvidence(library, { evidenceId: id, facts, caption: ' 门牌 ' })).toMatchObject({
      facts: facts.toSorted(),
      caption: '门牌',
    });
    removeEvidence(library, id);
    expect(listAllEvidence(library, inspectionId)).toMatchObject({ pieces: [], removed: [{ id, caption: '门牌' }] });
    expect(restoreEvidence(library, id)).toMatchObject({ id, content: 'here' });
    expect(updateEvidence(library, { evidenceId: id, facts: [], caption: '' })).toMatchObject({
      facts: [],
      caption: null,
    });
    expect(verifyLibrary(library).problems).toEqual([]);
  });
});

describe('verify', () => {
  it('names what is gone and what is not what it was; what has not arrived is no problem', () => {
    const { library, inspectionId } = setUp();
    const gone = add(library, { inspectionId, bytes: makeJpeg(500) });
    const altered = add(library, { inspectionId, bytes: makeJpeg(500, { seed: 2 }) });
    const lost = add(library, { inspectionId, bytes: makeJpeg(500, { seed: 3 }) });
    const set = { inspection_id: inspectionId, sha256: 'a'.repeat(64), name: 'x', media_type: 'image/png' };
    const awaited = library.newId();
    write(library, [{ table: 'evidence', row: awaited, set }], { kind: 'import' });
    const piecesOf = 'pieces_id = (SELECT pieces_id FROM attachments WHERE sha256 = ?)';
    library.db.prepare(`DELETE FROM attachment_pieces WHERE ${piecesOf}`).run(gone.sha256);
    library.db.prepare(`UPDATE attachment_pieces SET bytes = zeroblob(500) WHERE ${piecesOf}`).run(altered.sha256);
    library.db.prepare('DELETE FROM attachments WHERE sha256 = ?').run(lost.sha256);
    const { problems, integrity } = verifyLibrary(library);
    expect(integrity).toBe('damaged');
    expect(problems.map(({ code, where }) => `${code} ${where}`).toSorted()).toEqual([
      `ATTACHMENT_ALTERED attachments/${altered.sha256}`,
      `ATTACHMENT_MISSING attachments/${gone.sha256}`,
      `ATTACHMENT_MISSING evidence/${lost.id}`,
    ]);
    const states = new Map(listEvidence(library, inspectionId).map(({ id, content }) => [id, content]));
    expect(states.get(lost.id)).toBe('missing');
    expect(states.get(awaited)).toBe('awaited');
  });
});
