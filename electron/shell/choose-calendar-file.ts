import { type BrowserWindow, dialog } from 'electron';

/** Asks for a file of days off and days worked in the system's own dialog. @returns null where nothing was chosen. */
export async function chooseCalendarFile(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: 'JSON', extensions: ['json'] }],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
