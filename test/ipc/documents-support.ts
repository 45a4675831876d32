import type { Documents, Settings } from '#ipc/context.ts';
import { toOffice } from '#services/documents/office.ts';
import type { DocumentFile } from '#services/documents/read-document.ts';
import type { Library } from '#services/library.ts';
import { readAhead } from '#services/read-ahead.ts';
import { createDocumentDesk } from '../../electron/jobs/document-desk.ts';

export type DocumentChoices = {
  /** Where the system's dialogs lead; absent: nothing is chosen. */
  readonly documentTarget?: string;
  readonly documentFolder?: string;
  readonly onOpenCopy?: (file: DocumentFile) => void;
  readonly onPage?: (html: string) => void;
};

/** The real desk; only the printer, which needs a window, is played. */
export function createTestDocuments(
  library: Promise<Library>,
  settings: () => Settings,
  choices: DocumentChoices = {},
): Documents {
  const office: Documents['office'] = () => toOffice(settings().issuing, settings().calendar);
  const desk = createDocumentDesk({
    library,
    workerFile: new URL('../../electron/jobs/document-worker.ts', import.meta.url),
    printPdf: (html) => Promise.resolve(Buffer.from(`%PDF played\n${html}`)),
    office,
    listReady: async () => readAhead(await library, setImmediate),
    reportError: () => undefined,
  });
  return {
    ...desk,
    office,
    showPage: (html) => {
      choices.onPage?.(html);
      return Promise.resolve('/document/1');
    },
    chooseTarget: () => Promise.resolve(choices.documentTarget ?? null),
    chooseFolder: () => Promise.resolve(choices.documentFolder ?? null),
    openCopy: (file) => {
      choices.onOpenCopy?.(file);
      return Promise.resolve(choices.onOpenCopy !== undefined);
    },
  };
}
