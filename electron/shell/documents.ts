import type { Documents, SettingsStore } from '#ipc/context.ts';
import { toOffice } from '#services/documents/office.ts';
import type { Library } from '#services/library.ts';
import { createDocumentDesk } from '../jobs/document-desk.ts';
import type { DocumentShell } from './document-shell.ts';
import type { Log } from './log.ts';

export type DocumentsOptions = {
  readonly library: Promise<Library>;
  readonly listReady: () => Promise<void>;
  readonly settings: SettingsStore;
  readonly documentWorkerFile: string;
  readonly documentShell: DocumentShell;
  readonly log: Log;
};

/** The documents of one open library, with what the system gives them. */
export function createDocuments(options: DocumentsOptions): Documents & { readonly close: () => Promise<void> } {
  const { settings, documentShell } = options;
  const office: Documents['office'] = () => toOffice(settings.get().issuing, settings.get().calendar);
  const desk = createDocumentDesk({
    library: options.library,
    listReady: options.listReady,
    workerFile: options.documentWorkerFile,
    printPdf: documentShell.printPdf,
    office,
    reportError: (error) => options.log.error('documents', error),
  });
  return { ...documentShell, ...desk, office };
}
