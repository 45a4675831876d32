import { existsSync, renameSync } from 'node:fs';
import { defaultLanguage } from '#domain/language.ts';
import type { Settings, SettingsChange, SettingsStore } from '#ipc/context.ts';
import { defaultIssuing } from '#ipc/schemas/documents.ts';
import {
  defaultBackupSettings,
  defaultCalendar,
  defaultFolders,
  defaultKeys,
  defaultPictureSettings,
  nobody,
  settings as settingsSchema,
} from '#ipc/schemas/session.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** What holds when nothing, or nothing readable, is stored. */
export const defaultSettings: Settings = {
  language: defaultLanguage,
  inspector: nobody,
  secondInspector: nobody,
  backups: defaultBackupSettings,
  keys: defaultKeys,
  folders: defaultFolders,
  calendar: defaultCalendar,
  backupFailure: null,
  issuing: defaultIssuing,
  pictures: defaultPictureSettings,
  startLibrary: 'own',
};

export type SettingsFile = SettingsStore & {
  /** True when what was stored could not be used; it was then kept beside, under a name ending in `.damaged`. */
  readonly damaged: boolean;
  /** True while nothing was ever saved here. */
  readonly isNew: () => boolean;
  readonly onChange: (listener: (settings: Settings) => void) => void;
};

/**
 * Opens the settings kept in `file`. Never fails: what is lost or damaged becomes the default, part by part, so that
 * one bad part does not take the inspector's name with it.
 */
export function openSettings(file: string): SettingsFile {
  const content = readJsonFile(file);
  const stored = content.kind === 'read' ? parseSettings(content.value) : undefined;
  const damaged = content.kind === 'damaged' || stored?.damaged === true;
  if (damaged) setAside(file);
  const listeners: ((settings: Settings) => void)[] = [];
  let isNew = content.kind === 'missing';
  let current: Settings = stored?.settings ?? defaultSettings;
  return {
    damaged,
    isNew: () => isNew,
    get: () => current,
    save: (change) => {
      const next = mergeSettings(current, change);
      writeJsonFile(file, next);
      current = next;
      isNew = false;
      for (const listener of listeners) listener(next);
      return next;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

function parseSettings(value: unknown): { readonly settings: Settings; readonly damaged: boolean } {
  const whole = settingsSchema.safeParse(value);
  if (whole.success) return { settings: whole.data, damaged: false };
  if (!isRecord(value)) return { settings: defaultSettings, damaged: true };
  const sound = Object.entries(settingsSchema.shape).filter(([key, part]) => part.safeParse(value[key]).success);
  const parts = Object.fromEntries(sound.map(([key]) => [key, value[key]]));
  return { settings: settingsSchema.parse({ ...defaultSettings, ...parts }), damaged: true };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parts that are objects change field by field, so that two places of the window never undo one another. */
export function mergeSettings(current: Settings, change: SettingsChange): Settings {
  const { backups, keys, folders, pictures, ...whole } = change;
  return {
    ...current,
    ...withoutUndefined(whole),
    backups: { ...current.backups, ...withoutUndefined(backups) },
    keys: { ...current.keys, ...withoutUndefined(keys) },
    folders: { ...current.folders, ...withoutUndefined(folders) },
    pictures: { ...current.pictures, ...withoutUndefined(pictures) },
  };
}

/** Absent and undefined both mean: as it was. */
function withoutUndefined<T extends object>(part: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(part ?? {}).filter(([, value]) => value !== undefined);
  // The entries are those of `part`.
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function setAside(file: string): void {
  try {
    if (existsSync(file)) renameSync(file, `${file}.damaged`);
  } catch {
    // The folder cannot be written: the defaults hold all the same, and saving will say why it fails.
  }
}
