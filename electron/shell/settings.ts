import { existsSync, renameSync } from 'node:fs';
import { defaultLanguage } from '#domain/language.ts';
import type { Settings, SettingsChange, SettingsStore } from '#ipc/context.ts';
import { defaultBackupSettings, settings as settingsSchema } from '#ipc/schemas/session.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** What holds when nothing, or nothing readable, is stored. */
export const defaultSettings: Settings = {
  language: defaultLanguage,
  inspector: { name: '', certificate: '' },
  backups: defaultBackupSettings,
  startLibrary: 'own',
};

export type SettingsFile = SettingsStore & {
  /** True when what was stored could not be used; it was then kept beside, under a name ending in `.damaged`. */
  readonly damaged: boolean;
  /** True while nothing was ever saved here. */
  readonly isNew: () => boolean;
  readonly onChange: (listener: (settings: Settings) => void) => void;
};

/** Opens the settings kept in `file`. Never fails: lost or damaged settings become the defaults. */
export function openSettings(file: string): SettingsFile {
  const content = readJsonFile(file);
  const parsed = content.kind === 'read' ? settingsSchema.safeParse(content.value) : undefined;
  const damaged = content.kind === 'damaged' || parsed?.success === false;
  if (damaged) setAside(file);
  const listeners: ((settings: Settings) => void)[] = [];
  let isNew = content.kind === 'missing';
  let current: Settings = parsed?.success === true ? parsed.data : defaultSettings;
  return {
    damaged,
    isNew: () => isNew,
    get: () => current,
    save: (change) => {
      const next = merge(current, change);
      writeJsonFile(file, next);
      current = next;
      isNew = false;
      for (const listener of listeners) listener(next);
      return next;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

function merge(current: Settings, change: SettingsChange): Settings {
  const { everyHours, folder } = change.backups ?? {};
  return {
    language: change.language ?? current.language,
    inspector: change.inspector ?? current.inspector,
    backups: {
      everyHours: everyHours ?? current.backups.everyHours,
      folder: folder === undefined ? current.backups.folder : folder,
    },
    startLibrary: change.startLibrary ?? current.startLibrary,
    importHeads: change.importHeads ?? current.importHeads,
  };
}

function setAside(file: string): void {
  try {
    if (existsSync(file)) renameSync(file, `${file}.damaged`);
  } catch {
    // The folder cannot be written: the defaults hold all the same, and saving will say why it fails.
  }
}
