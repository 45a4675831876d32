import { type BrowserWindow, dialog } from 'electron';

/** Asks for a folder in the system's own dialog. @returns null where nothing was chosen. */
export async function chooseFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
