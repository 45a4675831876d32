import { setImmediate } from 'node:timers/promises';
import { basename } from 'node:path';
import { AppError } from '#domain/error.ts';
import { createCorrection, createDraft, discardDraft, updateDraft } from '#services/documents/drafts.ts';
import { listVisitDocuments } from '#services/documents/document-views.ts';
import { previewDocument } from '#services/documents/preview-document.ts';
import { readDocumentFile } from '#services/documents/read-document.ts';
import type { DocumentFormat } from '#services/documents/read-document.ts';
import { listRegister } from '#services/documents/register.ts';
import { findFreePath, saveFile } from '#services/documents/save-file.ts';
import { voidDocument } from '#services/documents/void-document.ts';
import type { Library } from '#services/library.ts';
import type { HandlerContext } from '../context.ts';
import type { Response } from '../contract.ts';
import type { Handlers } from '../router.ts';
import type { documentsContract } from '../schemas/documents.ts';
import { createChoiceFilter } from './choice-filter.ts';

type DocumentChannel = keyof typeof documentsContract;

/** Notices and records: drafts, issue, what comes after, and many at once. */
export function createDocumentHandlers(context: HandlerContext): Pick<Handlers, DocumentChannel> {
  const { library, documents } = context;
  return {
    listVisitDocuments: async ({ inspectionId }) => listVisitDocuments(await library, inspectionId),
    listDocuments: async (request) => listRegister(await library, request),
    createDocument: async (request) => createDraft(await library, request),
    correctDocument: async (request) => createCorrection(await library, request),
    updateDocument: async (request) => updateDraft(await library, request),
    discardDocument: async (request) => {
      discardDraft(await library, request);
      return null;
    },
    previewDocument: async ({ documentId }) => {
      const { html, ...preview } = previewDocument(await library, documentId, documents.office());
      return { ...preview, page: await documents.showPage(html) };
    },
    issueDocument: ({ documentId }) => documents.issue(documentId),
    voidDocument: async (request) => voidDocument(await library, request),
    ...createFileHandlers(context),
    ...createBatchHandlers(context),
  };
}

type FileChannel = 'saveDocument' | 'openDocument';

function createFileHandlers({ library, documents }: HandlerContext): Pick<Handlers, FileChannel> {
  return {
    saveDocument: async (request) => {
      const { name, bytes } = readDocumentFile(await library, request);
      const target = await documents.chooseTarget(name);
      if (target === null) return null;
      withoutPaths(() => saveFile(target, bytes));
      return { name: basename(target) };
    },
    openDocument: async (request) => ({ opened: await documents.openCopy(readDocumentFile(await library, request)) }),
  };
}

type BatchChannel = 'startDocumentBatch' | 'getDocumentBatch' | 'cancelDocumentBatch' | 'saveDocumentBatch';

function createBatchHandlers(context: HandlerContext): Pick<Handlers, BatchChannel> {
  const { library, documents } = context;
  const { batch } = documents;
  const toFilter = createChoiceFilter(context);
  return {
    startDocumentBatch: async ({ among, ...request }) => {
      batch.start({ ...request, filter: await toFilter(await library, among) });
      return null;
    },
    getDocumentBatch: () => {
      const view = batch.get();
      return view.state === 'running' ? { ...view, results: [] } : view;
    },
    cancelDocumentBatch: async () => {
      await batch.cancel();
      return null;
    },
    saveDocumentBatch: async ({ format }) => {
      const folder = await documents.chooseFolder();
      if (folder === null) return null;
      const issued = batch.get().results.flatMap(({ outcome, documentId }) => (outcome === 'issued' ? documentId : []));
      const documentIds = issued.filter((documentId) => documentId !== null);
      return saveAll(await library, { folder, format, documentIds });
    },
  };
}

type Saving = {
  readonly folder: string;
  readonly format: DocumentFormat;
  readonly documentIds: readonly string[];
};

/** Document by document, so that other requests have their turn; what is in the folder is never replaced. */
async function saveAll(
  library: Library,
  { folder, format, documentIds }: Saving,
): Promise<NonNullable<Response<'saveDocumentBatch'>>> {
  let failed = 0;
  for (const documentId of documentIds) {
    try {
      const { name, bytes } = readDocumentFile(library, { documentId, format });
      withoutPaths(() => saveFile(findFreePath(folder, name), bytes));
    } catch (error) {
      // One that is missing must not keep the others; a full disk would keep them all.
      if (!(error instanceof AppError) || error.code.startsWith('STORAGE_')) throw error;
      failed += 1;
    }
    await setImmediate();
  }
  return { saved: documentIds.length - failed, failed };
}

/** The window is told no paths. */
function withoutPaths<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof AppError ? new AppError(error.code, 'The file cannot be written') : error;
  }
}
