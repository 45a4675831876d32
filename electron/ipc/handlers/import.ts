import { basename } from 'node:path';
import { AppError } from '#domain/error.ts';
import { listHeadTargets } from '#services/import/preview-import.ts';
import { writeTemplate } from '#services/import/template/write-template.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';

type ImportChannel =
  | 'chooseImportFile'
  | 'openDroppedImport'
  | 'previewImport'
  | 'runImport'
  | 'getImportProgress'
  | 'cancelImport'
  | 'listImports'
  | 'takeBackImport'
  | 'saveImportTemplate';

/** Files of records: chosen in the system's dialog, looked at, taken in, and taken back. */
export function createImportHandlers({ imports, settings }: HandlerContext): Pick<Handlers, ImportChannel> {
  const withRemembered = <T extends { readonly heads: Readonly<Record<string, string>> }>(request: T): T => ({
    ...request,
    heads: { ...settings.get().importHeads, ...request.heads },
  });
  return {
    chooseImportFile: async () => {
      const file = await imports.chooseFile();
      return file === null ? null : { ...(await imports.open(file)), targets: listHeadTargets() };
    },
    openDroppedImport: async ({ path }) => ({ ...(await imports.open(path)), targets: listHeadTargets() }),
    previewImport: async (request) => {
      const { language } = settings.get();
      return (await imports.preview({ ...withRemembered(request), language })) ?? null;
    },
    runImport: async (request) => {
      const outcome = await imports.run(withRemembered(request));
      // Remembered when they have proved right, and only what somebody has chosen.
      if (outcome.state === 'written' && Object.keys(request.heads).length > 0)
        settings.save({ importHeads: withRemembered(request).heads });
      return outcome;
    },
    getImportProgress: () => imports.getProgress(),
    cancelImport: async () => {
      await imports.cancel();
      return null;
    },
    listImports: () => imports.list(),
    saveImportTemplate: async () => {
      const file = await imports.chooseTemplateFile();
      if (file === null) return null;
      await writeTemplate(file, settings.get().language).catch((error: unknown) => {
        throw toPathless(error);
      });
      return { name: basename(file) };
    },
    takeBackImport: ({ batchId }) => imports.takeBack(batchId),
  };
}

/** The window is told no paths. */
function toPathless(error: unknown): unknown {
  return error instanceof AppError ? new AppError(error.code, 'The template cannot be written') : error;
}
