import type { DocumentPreviewView, DocumentView } from '#renderer/features/documents/types.ts';
import { inspectionId } from '../visit/support/fixtures.ts';

export function toDocument(part: Partial<DocumentView> = {}): DocumentView {
  return {
    documentId: '01900000-0000-7000-8000-000000000031',
    inspectionId,
    kind: 'opinion',
    language: 'zh-Hans',
    state: 'draft',
    number: null,
    issuedOn: null,
    dueOn: null,
    voidReason: null,
    replaces: null,
    correction: null,
    lapsedCorrection: null,
    isDuplicate: false,
    ...part,
  };
}

export function toPreview(part: Partial<DocumentPreviewView> = {}): DocumentPreviewView {
  return { page: '/document/1', number: null, refusal: null, problems: [], ...part };
}
