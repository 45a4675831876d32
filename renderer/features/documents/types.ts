import type { Response } from '#ipc/contract.ts';

export type DocumentView = Response<'createDocument'>;
export type DocumentPreviewView = Response<'previewDocument'>;
export type ChosenProblem = DocumentPreviewView['problems'][number];
export type DocumentKind = DocumentView['kind'];
export type DocumentState = DocumentView['state'];
/** Leads to a document at its visit. */
export type OpenDocument = (document: Pick<DocumentView, 'inspectionId' | 'documentId'>) => void;
export type BatchView = Response<'getDocumentBatch'>;
export type BatchResult = BatchView['results'][number];
