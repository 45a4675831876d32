import type { Library } from '#services/library.ts';
import type { DocumentView } from '#services/documents/document-views.ts';
import { issueDocument } from '#services/documents/issue-document.ts';
import type { RenderedDocument, ToIssue } from '#services/documents/issue-document.ts';
import type { Office } from '#services/documents/office.ts';
import type { DocumentContent } from '#services/documents/render-document.ts';
import { createBatch } from './document-batch.ts';
import type { Batch } from './document-batch.ts';
import { createDocumentThread } from './document-thread.ts';

export type DocumentDeskOptions = {
  readonly library: Promise<Library>;
  /** The built (or, in tests, the source) file of `document-worker.ts`. */
  readonly workerFile: URL | string;
  /** Prints a page as PDF. */
  readonly printPdf: (html: string) => Promise<Uint8Array>;
  /** Asked for each document, so that a change of the settings counts at once. */
  readonly office: () => Office;
  /** Settles when every page of the list can be had. */
  readonly listReady: () => Promise<void>;
  readonly reportError: (error: unknown) => void;
};

/** Issues documents one after the other: pages are made in a thread, printed, and only then anything is written. */
export type DocumentDesk = {
  /** @throws AppError as `issueDocument`; nothing is written then. */
  readonly issue: (documentId: string) => Promise<DocumentView>;
  readonly batch: Batch;
  /** Ends a batch after the document at hand, waits for what is being issued, and ends the thread. */
  readonly close: () => Promise<void>;
};

export function createDocumentDesk(options: DocumentDeskOptions): DocumentDesk {
  const thread = createDocumentThread(options.workerFile);
  const inTurn = createQueue();
  const render = async (content: DocumentContent): Promise<RenderedDocument> => {
    const { html, docx } = await thread.render(content);
    return { pdf: await options.printPdf(html), docx };
  };
  const issue = (wanted: ToIssue): Promise<DocumentView> =>
    inTurn(async () => issueDocument(await options.library, wanted, { office: options.office(), render }));
  const batch = createBatch({ ...options, issue });
  return {
    issue: (documentId) => issue({ documentId }),
    batch,
    close: async () => {
      await batch.cancel();
      // What is being issued is either written or not before the library closes.
      await inTurn(async () => undefined);
      await thread.stop();
    },
  };
}

/** Runs works one after the other; one that fails does not stop the next. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
