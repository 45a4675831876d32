import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Documents, SettingsStore } from '#ipc/context.ts';
import { toReplaceable } from '#services/chosen-target.ts';
import { embedFonts } from '#services/document-fonts/embed-fonts.ts';
import { getBuiltFontFolder, printPdf } from './print-document.ts';

/** Pages that hold one document each, by address path; shown in a frame without scripts. */
export type DocumentPages = Map<string, string>;

/** What documents need of the system: dialogs, its programs, a page to be shown, and the printer of PDF files. */
export type DocumentShell = Pick<Documents, 'showPage' | 'chooseTarget' | 'chooseFolder' | 'openCopy'> & {
  readonly printPdf: (html: string) => Promise<Uint8Array>;
};

export type DocumentShellOptions = {
  readonly window: BrowserWindow;
  readonly pages: DocumentPages;
  readonly settings: SettingsStore;
};

export function createDocumentShell({ window, pages, settings }: DocumentShellOptions): DocumentShell {
  const copies: string[] = [];
  app.on('quit', () => removeAll(copies));
  const getFolder = (): string => settings.get().folders.documents ?? '';
  return {
    printPdf,
    showPage: createPageShow(pages),
    chooseTarget: async (name) => {
      const ending = extname(name);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(getFolder(), name),
        filters: [{ name: ending.slice(1).toUpperCase(), extensions: [ending.slice(1)] }],
      });
      if (canceled || filePath === '') return null;
      return toReplaceable(filePath, [ending.slice(1).toLowerCase()]);
    },
    chooseFolder: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openDirectory', 'createDirectory'],
        ...(getFolder() === '' ? {} : { defaultPath: getFolder() }),
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    openCopy: async ({ name, bytes }) => {
      const folder = mkdtempSync(join(tmpdir(), 'union-inspector-'));
      copies.push(folder);
      const file = join(folder, name);
      // Read only: a change made in the viewer would be lost, so it is not offered.
      writeFileSync(file, bytes, { mode: 0o400 });
      return (await shell.openPath(file)) === '';
    },
  };
}

/** A viewer may still hold its copy; the system clears its folder then. */
/** One page after the other, so that the last one that was asked for is the one that stays. */
function createPageShow(pages: DocumentPages): Documents['showPage'] {
  let last: Promise<unknown> = Promise.resolve();
  return (html) => {
    const show = async (): Promise<string> => {
      const page = await embedFonts(html, getBuiltFontFolder());
      // Only the page that is looked at: what one left must not stay to be asked for.
      pages.clear();
      const path = `/document/${randomUUID()}`;
      pages.set(path, page.html);
      return path;
    };
    const turn = last.then(show, show);
    last = turn.catch(() => undefined);
    return turn;
  };
}

function removeAll(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Held by a viewer.
    }
  }
}
