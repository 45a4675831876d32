import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { makeJpeg } from '../services/evidence/support.ts';
import { makeLibrary, makeVisit } from '../services/support/app-library.ts';
import { createLibraryHandlers, openDesk } from './support.ts';

function setUp(evidenceTarget?: string) {
  const library = makeLibrary();
  const { inspectionId } = makeVisit(library);
  const chosen = evidenceTarget === undefined ? {} : { evidenceTarget };
  return { inspectionId, desk: openDesk({ handlers: createLibraryHandlers(library, chosen) }) };
}

type Desk = ReturnType<typeof setUp>['desk'];

async function ask<T>(desk: Desk, channel: string, request: unknown): Promise<T> {
  const result = await desk.ask(channel, request);
  if (!result.ok) throw new Error(`${channel}: ${result.error.code}`);
  return result.value as T;
}

describe('evidence over the border', () => {
  it('is sent in pieces, listed, changed, removed and restored', async () => {
    const { desk, inspectionId } = setUp();
    const bytes = makeJpeg(pieceBytes + 100);
    const file = { inspectionId, name: '门.jpg', size: bytes.byteLength };
    const { uploadId } = await ask<{ uploadId: string }>(desk, 'beginEvidence', file);
    await ask(desk, 'sendEvidencePiece', { uploadId, n: 0, bytes: bytes.slice(0, pieceBytes) });
    await ask(desk, 'sendEvidencePiece', { uploadId, n: 1, bytes: bytes.slice(pieceBytes) });
    const finish = { inspectionId, uploadId, name: '门.jpg', kind: 'file', facts: ['members_total'] };
    const { id } = await ask<{ id: string }>(desk, 'finishEvidence', { ...finish, thumbnail: makeJpeg(200) });
    expect(await ask(desk, 'listEvidence', { inspectionId })).toMatchObject({ pieces: [{ id, content: 'here' }] });
    await ask(desk, 'updateEvidence', { evidenceId: id, caption: '大门' });
    await ask(desk, 'removeEvidence', { evidenceId: id });
    expect(await ask(desk, 'listEvidence', { inspectionId })).toMatchObject({ removed: [{ id, caption: '大门' }] });
    await ask(desk, 'restoreEvidence', { evidenceId: id });
    expect(await ask(desk, 'checkEvidence', { inspectionId })).toMatchObject([{ state: 'sound' }]);
  });

  it.each([
    ['a piece that is too long', 'sendEvidencePiece', { n: 0, bytes: new Uint8Array(pieceBytes + 1) }],
    ['a piece without bytes', 'sendEvidencePiece', { n: 0, bytes: new Uint8Array(0) }],
    ['a piece that is no bytes', 'sendEvidencePiece', { n: 0, bytes: 'text' }],
    ['a piece far out', 'sendEvidencePiece', { n: 256, bytes: new Uint8Array(1) }],
    ['a thumbnail that is too large', 'saveThumbnail', { sha256: 'a'.repeat(64), bytes: new Uint8Array(200_000) }],
    ['a hash that is none', 'saveThumbnail', { sha256: '../a', bytes: new Uint8Array(1) }],
    ['a path in place of an id', 'saveEvidenceAs', { evidenceId: '/etc/passwd', version: 'kept' }],
    ['a file named by the window', 'saveEvidenceAs', { version: 'kept', file: '/tmp/a' }],
  ])('refuses %s', async (_what, channel, request) => {
    const { desk } = setUp();
    const id = crypto.randomUUID();
    const given = { ...(channel === 'sendEvidencePiece' ? { uploadId: id } : {}), ...request };
    expect(await desk.ask(channel, given)).toMatchObject({ ok: false, error: { code: 'INVALID_REQUEST' } });
  });

  it('says by code why a file is not taken', async () => {
    const { desk, inspectionId } = setUp();
    const begin = (size: number) => desk.ask('beginEvidence', { inspectionId, name: 'a', size });
    expect(await begin(200_000_000)).toMatchObject({ error: { code: 'EVIDENCE_TOO_LARGE' } });
    expect(await begin(0)).toMatchObject({ error: { code: 'EVIDENCE_EMPTY' } });
  });

  it('is saved where the dialog says, of which the window learns the bare name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { desk, inspectionId } = setUp(join(folder, 'out.jpg'));
    const bytes = makeJpeg(500);
    const file = { inspectionId, name: 'a.jpg', size: bytes.byteLength };
    const { uploadId } = await ask<{ uploadId: string }>(desk, 'beginEvidence', file);
    await ask(desk, 'sendEvidencePiece', { uploadId, n: 0, bytes });
    const finish = { inspectionId, uploadId, name: 'a.jpg', kind: 'file', facts: [] };
    const { id } = await ask<{ id: string }>(desk, 'finishEvidence', finish);
    expect(await ask(desk, 'saveEvidenceAs', { evidenceId: id, version: 'kept' })).toEqual({ name: 'out.jpg' });
    expect(readFileSync(join(folder, 'out.jpg')).equals(bytes)).toBe(true);
  });
});
