import { type BrowserWindow, dialog } from 'electron';
import { toReplaceable } from '#services/chosen-target.ts';

/** Asks where a piece of evidence is to be written. @returns null where nothing was chosen. */
export async function chooseEvidenceTarget(window: BrowserWindow, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: name });
  return canceled || filePath === '' ? null : toReplaceable(filePath, []);
}
