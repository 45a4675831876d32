import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getContentHash } from '#services/content-hash.ts';
import { iterateDump } from '#services/dump/dump-records.ts';
import { removeEvidence, updateEvidence } from '#services/evidence/change-evidence.ts';
import { listEvidence } from '#services/evidence/list-evidence.ts';
import { listImports, takeBackImport } from '#services/import/import-batches.ts';
import { importRecords } from '#services/import/import-records.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { makeLibrary, makeVisit } from '../support/app-library.ts';
import { add, makeJpeg, makePng } from './support.ts';

function importInto(library: Library, records: readonly unknown[]) {
  return importRecords(library, { records, mode: 'write', language: 'en' });
}

function dump(library: Library): readonly unknown[] {
  return JSON.parse(JSON.stringify([...iterateDump(library)])) as readonly unknown[];
}

describe('evidence in the interchange format', () => {
  it('travels without its bytes and gives the same content hash elsewhere', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    const photo = add(library, { inspectionId, bytes: makeJpeg(), facts: ['members_total'], name: '门牌.jpg' });
    updateEvidence(library, { evidenceId: photo.id, caption: '大门' });
    const other = add(library, { inspectionId, bytes: makePng(), name: 'b.png' });
    removeEvidence(library, other.id);
    const signature = { kind: 'union_signature', signer: '李主席', name: 's.png' } as const;
    add(library, { inspectionId, bytes: makePng(500, { seed: 9 }), ...signature });
    const target = makeLibrary();
    const records = dump(library);
    expect(importInto(target, records).rejected).toEqual([]);
    expect(getContentHash(target)).toBe(getContentHash(library));
    expect(listEvidence(target, inspectionId).map(({ content }) => content)).toEqual(['awaited', 'awaited']);
    expect(verifyLibrary(target).problems).toEqual([]);
    expect(importInto(target, records)).toMatchObject({ rejected: [], created: 0, updated: 0, unchanged: 1 });
  });

  it('has the same content hash as soon as the bytes are there too', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    const bytes = makeJpeg();
    add(library, { inspectionId, bytes });
    const target = makeLibrary();
    importInto(target, dump(library));
    const before = getContentHash(target);
    // The same file added for another visit brings the bytes.
    add(target, { inspectionId: makeVisit(target, '2026-06-02').inspectionId, bytes });
    expect(listEvidence(target, inspectionId)[0]?.content).toBe('here');
    expect(before).toBe(getContentHash(library));
  });

  const sound = {
    id: '0198a000-0000-7000-8000-000000000001',
    sha256: 'a'.repeat(64),
    name: 'a.jpg',
    media_type: 'image/jpeg',
  };
  it.each([
    ['no list', 'evidence', 'WRONG_TYPE', 5],
    ['no object', 'evidence.0', 'WRONG_TYPE', ['x']],
    ['a key that is not known', 'evidence.0.path', 'BAD_SHAPE', [{ ...sound, path: '/etc/passwd' }]],
    ['no id', 'evidence.0.id', 'MISSING', [{ ...sound, id: null }]],
    ['no hash', 'evidence.0.sha256', 'WRONG_TYPE', [{ ...sound, sha256: '../../x' }]],
    ['no media type', 'evidence.0.media_type', 'WRONG_TYPE', [{ ...sound, media_type: 'text/html\r\nX: y' }]],
    ['a kind that there is not', 'evidence.0.kind', 'NOT_IN_LIST', [{ ...sound, kind: 'video' }]],
    ['a size below nothing', 'evidence.0.size', 'OUT_OF_RANGE', [{ ...sound, size: -1 }]],
    ['a fact that there is not', 'evidence.0.facts', 'UNKNOWN_FACT', [{ ...sound, facts: ['__proto__'] }]],
    ['a caption without end', 'evidence.0.caption', 'TEXT_TOO_LONG', [{ ...sound, caption: 'x'.repeat(501) }]],
  ])('is rejected with %s', (_what, fact, code, evidence) => {
    const library = makeLibrary();
    const record = { enterprise: { name: 'A', region_code: '420106' }, inspection: { date: '2026-05-12' }, evidence };
    const { rejected } = importInto(library, [record]);
    expect(rejected.map((rejection) => [rejection.fact, rejection.code])).toContainEqual([fact, code]);
    expect(library.db.prepare('SELECT count(*) FROM evidence').pluck().get()).toBe(0);
  });

  it('takes names from elsewhere as text and nothing else', () => {
    const library = makeLibrary();
    const evidence = [{ ...sound, name: `C:\\x\\..\\\u202Egpj.exe${'y'.repeat(300)}.jpg` }];
    importInto(library, [
      { enterprise: { name: 'A', region_code: '420106' }, inspection: { date: '2026-05-12' }, evidence },
    ]);
    const name = String(library.db.prepare('SELECT name FROM evidence').pluck().get());
    expect(name).toMatch(/^gpj\.exey+…\.jpg$/);
    expect([...name].length).toBeLessThanOrEqual(120);
  });

  it('does not change a completed visit, nor what a piece is, nor move it to another visit', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    const piece = add(library, { inspectionId, bytes: makeJpeg() });
    const [record] = dump(library) as [{ evidence: [Record<string, unknown>] }];
    const changed = (part: object) => [{ ...record, evidence: [{ ...record.evidence[0], ...part }] }];
    expect(importInto(library, changed({ sha256: 'b'.repeat(64) })).rejected[0]?.code).toBe('DUPLICATE');
    expect(importInto(library, changed({ caption: 'later' }))).toMatchObject({ rejected: [], updated: 1 });
    const moved = { enterprise: { name: 'B', region_code: '420106' }, inspection: { date: '2026-05-13' } };
    expect(importInto(library, [{ ...moved, evidence: record.evidence }]).rejected[0]?.code).toBe('DUPLICATE');
    write(library, [{ table: 'inspections', row: inspectionId, set: { state: 'completed' } }]);
    const [, ...rest] = [0, ...changed({ caption: 'too late' })];
    const late = importInto(
      library,
      rest.map((one) => ({ ...(one as object), inspection: { id: inspectionId } })),
    );
    expect(late.rejected[0]?.code).toBe('RECORD_LOCKED');
    expect(listEvidence(library, inspectionId)).toMatchObject([{ id: piece.id, caption: 'later' }]);
  });
});

it('evidence that an import brought goes with it when it is taken back', async () => {
  const library = makeLibrary();
  const { inspectionId } = makeVisit(library);
  add(library, { inspectionId, bytes: makeJpeg() });
  const target = makeLibrary();
  const request = { records: dump(library), mode: 'write', language: 'en', fileName: 'a.json' } as const;
  expect(importRecords(target, request).rejected).toEqual([]);
  await takeBackImport(target, listImports(target)[0]?.batchId ?? '', async () => true);
  expect(listEvidence(target, inspectionId)).toEqual([]);
  expect(verifyLibrary(target).problems).toEqual([]);
});

it('random additions, links, removals and restores keep exactly the pieces that are named', async () => {
  const { sweep } = await import('#services/evidence/sweep.ts');
  const { restoreEvidence } = await import('#services/evidence/change-evidence.ts');
  const step = fc.record({
    act: fc.constantFrom('add', 'add', 'link', 'remove', 'restore', 'sweep'),
    seed: fc.integer({ min: 1, max: 4 }),
    fact: fc.constantFrom('members_total', 'union_name'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const library = makeLibrary();
      const { inspectionId } = makeVisit(library);
      const ids: string[] = [];
      const contents = new Set<number>();
      for (const { act, seed, fact } of steps) {
        const id = ids[seed % Math.max(ids.length, 1)];
        if (act === 'add') {
          contents.add(seed);
          ids.push(add(library, { inspectionId, bytes: makeJpeg(300_000, { seed }), facts: [fact] }).id);
        } else if (act === 'sweep') await sweep(library);
        else if (id !== undefined && act === 'link') updateEvidence(library, { evidenceId: id, facts: [fact] });
        else if (id !== undefined && act === 'remove') removeEvidence(library, id);
        else if (id !== undefined) restoreEvidence(library, id);
      }
      await sweep(library);
      await sweep(library);
      const groups = library.db.prepare('SELECT DISTINCT pieces_id FROM attachment_pieces ORDER BY 1').pluck().all();
      expect(groups).toEqual(library.db.prepare('SELECT pieces_id FROM attachments ORDER BY 1').pluck().all());
      expect(groups).toHaveLength(contents.size);
      expect(verifyLibrary(library).problems).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
