import { existsSync, renameSync } from 'node:fs';
import { defaultLanguage } from '#domain/language.ts';
import type { Settings, SettingsChange, SettingsStore } from '#ipc/context.ts';
import { settings as settingsSchema } from '#ipc/schemas.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** What holds when nothing, or nothing readable, is stored. */
export const defaultSettings: Settings = { language: defaultLanguage, inspector: { name: '', certificate: '' } };

export type SettingsFile = SettingsStore & {
  /** True when what was stored could not be used; it was then kept beside, under a name ending in `.damaged`. */
  readonly damaged: boolean;
  readonly onChange: (listener: (settings: Settings) => void) => void;
};

/** Opens the settings kept in `file`. Never fails: lost or damaged settings become the defaults. */
export function openSettings(file: string): SettingsFile {
  const content = readJsonFile(file);
  const parsed = content.kind === 'read' ? settingsSchema.safeParse(content.value) : undefined;
  const damaged = content.kind === 'damaged' || parsed?.success === false;
  if (damaged) setAside(file);
  const listeners: ((settings: Settings) => void)[] = [];
  let current: Settings = parsed?.success === true ? parsed.data : defaultSettings;
  return {
    damaged,
    get: () => current,
    save: (change) => {
      const next = merge(current, change);
      writeJsonFile(file, next);
      current = next;
      for (const listener of listeners) listener(next);
      return next;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

function merge(current: Settings, change: SettingsChange): Settings {
  return { language: change.language ?? current.language, inspector: change.inspector ?? current.inspector };
}

function setAside(file: string): void {
  try {
    if (existsSync(file)) renameSync(file, `${file}.damaged`);
  } catch {
    // The folder cannot be written: the defaults hold all the same, and saving will say why it fails.
  }
}
