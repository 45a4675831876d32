import { describe, expect, it } from 'vitest';
import { findDocumentContent } from '#db/repositories/documents.ts';
import { greatestSignatureBytes } from '#domain/evidence/limits.ts';
import type { SignaturePicture } from '#reports/document.ts';
import { renderHtml } from '#reports/html.ts';
import { completeVisit } from '#services/completion/complete-visit.ts';
import { collectSignatures } from '#services/documents/collect-signatures.ts';
import { createDraft } from '#services/documents/drafts.ts';
import { parseDocumentContent } from '#services/documents/parse-content.ts';
import { previewDocument } from '#services/documents/preview-document.ts';
import { getIssuedContent } from '#services/documents/read-document.ts';
import { add, makePng } from '../evidence/support.ts';
import { openNewLibrary } from '../support/library.ts';
import { issueNew, makeOpen, office } from './support.ts';

const language = 'zh-Hans';
const byInspector = { kind: 'inspector_signature', signer: '王芳', name: 's.png' } as const;
const byUnion = { kind: 'union_signature', signer: '李主席', name: 's.png' } as const;
const png = makePng(900, { width: 900, height: 300 });

/** A stored content with something else in its first signature. */
function alter(content: string, change: (picture: Record<string, unknown>) => void): unknown {
  const parsed = JSON.parse(content) as {
    blocks: { type: string; lines: { pictures: Record<string, unknown>[] }[] }[];
  };
  const [picture] = parsed.blocks.find(({ type }) => type === 'signed')?.lines[0]?.pictures ?? [];
  if (picture === undefined) throw new Error('nothing is signed');
  change(picture);
  return parsed;
}

describe('the signatures of a visit', () => {
  it('stand on the record at their lines, and stay there when the evidence is gone', async () => {
    const library = openNewLibrary();
    const inspectionId = makeOpen(library);
    const piece = add(library, { inspectionId, bytes: png, ...byInspector });
    add(library, { inspectionId, bytes: makePng(901, { width: 900, height: 300 }), ...byUnion });
    completeVisit(library, { inspectionId, language, reasons: {} });
    const { documentId } = await issueNew(library, inspectionId, 'record');
    const before = getIssuedContent(library, documentId);
    expect(before.blocks.at(-1)).toMatchObject({
      type: 'signed',
      lines: [
        { before: '检查人员（签名）：', pictures: [{ signer: '王芳', sha256: piece.sha256, width: 900, height: 300 }] },
        { before: '被检查单位工会（签名）：', pictures: [{ signer: '李主席' }], after: '' },
        { before: expect.stringContaining('＿＿'), pictures: [] },
      ],
    });
    expect(renderHtml(before)).toContain(`data:image/png;base64,${Buffer.from(png).toString('base64')}`);
    library.db.prepare('DELETE FROM attachments WHERE sha256 = ?').run(piece.sha256);
    expect(collectSignatures(library, inspectionId).inspectors).toEqual([]);
    expect(getIssuedContent(library, documentId)).toEqual(before);
  });

  it('leave a line to the pen where nobody signed, and stand on no notice', () => {
    const library = openNewLibrary();
    const inspectionId = makeOpen(library);
    const show = (kind: 'record' | 'opinion' | 'service_receipt'): string =>
      previewDocument(library, createDraft(library, { inspectionId, kind, language }).documentId, office).html;
    expect(show('record')).not.toContain('<img');
    add(library, { inspectionId, bytes: png, ...byUnion });
    expect(show('record')).toContain('<img');
    expect(show('record')).toContain('检查人员（签名）：＿＿');
    for (const kind of ['opinion', 'service_receipt'] as const) expect(show(kind)).not.toContain('<img');
  });

  it('leave out a picture that is too large to be frozen', () => {
    const library = openNewLibrary();
    const inspectionId = makeOpen(library);
    add(library, { inspectionId, bytes: makePng(greatestSignatureBytes + 1), ...byUnion });
    expect(collectSignatures(library, inspectionId).union).toEqual([]);
    add(library, { inspectionId, bytes: makePng(greatestSignatureBytes), ...byUnion });
    expect(collectSignatures(library, inspectionId).union).toHaveLength(1);
  });

  it('are refused in a stored document where the picture is not the one that was signed', async () => {
    const library = openNewLibrary();
    const inspectionId = makeOpen(library);
    add(library, { inspectionId, bytes: png, ...byInspector });
    completeVisit(library, { inspectionId, language, reasons: {} });
    const { documentId } = await issueNew(library, inspectionId, 'record');
    const stored = findDocumentContent(library.db, documentId) ?? '';
    expect(parseDocumentContent(JSON.parse(stored))).toEqual(getIssuedContent(library, documentId));
    const other = Buffer.from(makePng(900, { seed: 9 })).toString('base64');
    const changes: readonly Partial<Record<keyof SignaturePicture, unknown>>[] = [
      { data: other },
      { sha256: '0'.repeat(64) },
      { data: '"><script>' },
      { width: -1 },
      { signer: 7 },
    ];
    for (const change of changes)
      expect(parseDocumentContent(alter(stored, (picture) => Object.assign(picture, change)))).toBeUndefined();
  });
});
