import { z } from 'zod';
import { errorCodes } from '#domain/error.ts';
import { languages } from '#domain/language.ts';
import { inspector } from '../schemas.ts';
import { defaultIssuing, issuingSettings } from './documents.ts';

const language = z.enum(languages);

/** How often backups are made by themselves, in hours (0: never), and where; null: beside the library. */
const folder = z.string().min(1);
const backupSettings = z.object({ everyHours: z.int().min(0).max(168), folder: folder.nullable() });

/** Which of the program's own libraries opens at the start. */
const startLibrary = z.enum(['own', 'sample']);

/** What single keys do in a visit: letters that answer (Y, N, U, A, R) or confirm (C), and Enter that goes on. */
const keySettings = z.object({ letters: z.boolean(), enterGoesOn: z.boolean() });

/** Where the system's dialogs begin when something is saved; null: where they like. */
const folders = z.object({
  exports: folder.nullable(),
  documents: folder.nullable(),
  /** Through which libraries are exchanged with other devices. */
  exchange: folder.nullable().default(null),
});

/** Each day once, in order. */
const days = z
  .array(z.iso.date())
  .max(2000)
  .transform((dates) => [...new Set(dates)].toSorted());

/** Days off and days worked that somebody added to the statutory ones, and the years they say to be complete. */
export const ownCalendar = z.object({
  holidays: days,
  makeUpDays: days,
  years: z.array(z.int().min(1949).max(9999)).max(200).default([]),
});

/** Longest side in pixels to which pictures are made smaller; 0: as they are. And whether the original is kept too. */
const pictureSettings = z.object({
  longestSide: z.union([z.literal(0), z.literal(2560), z.literal(1600), z.literal(1024)]),
  keepOriginal: z.boolean(),
});

export const defaultPictureSettings = { longestSide: 2560 as const, keepOriginal: false };
export const defaultBackupSettings = { everyHours: 2, folder: null };
export const defaultKeys = { letters: true, enterGoesOn: true };
export const defaultFolders = { exports: null, documents: null, exchange: null };
export const defaultCalendar = { holidays: [], makeUpDays: [], years: [] };
export const nobody = { name: '', certificate: '' };

/** Parts that came later have defaults: settings of an earlier version stay readable. */
export const settings = z.object({
  language,
  inspector,
  /** Who usually comes along. */
  secondInspector: inspector.default(nobody),
  backups: backupSettings.default(defaultBackupSettings),
  keys: keySettings.default(defaultKeys),
  folders: folders.default(defaultFolders),
  calendar: ownCalendar.default(defaultCalendar),
  issuing: issuingSettings.default(defaultIssuing),
  pictures: pictureSettings.default(defaultPictureSettings),
  /** The last automatic backup of a library, where it failed: told after the next start too. */
  backupFailure: z
    .object({ libraryId: z.string(), code: z.enum(errorCodes), at: z.string() })
    .nullable()
    .default(null),
  startLibrary: startLibrary.default('own'),
  /** What heads of imported tables were said to mean (`schemas/import.ts`). */
  importHeads: z.record(z.string(), z.string()).optional(),
});

/** A folder can only be chosen in the system's own dialog, so the window can but take it back. */
export const settingsChange = z.strictObject({
  language: language.optional(),
  inspector: inspector.optional(),
  secondInspector: inspector.optional(),
  keys: keySettings.partial().optional(),
  folders: z.strictObject({ exports: z.null().optional(), documents: z.null().optional() }).optional(),
  calendar: ownCalendar.optional(),
  issuing: issuingSettings.optional(),
  pictures: pictureSettings.partial().optional(),
  backups: z.strictObject({ everyHours: z.int().min(0).max(168).optional(), folder: z.null().optional() }).optional(),
});

export const session = z.object({
  program: z.object({ version: z.string(), runtime: z.string() }),
  library: z.object({
    name: z.string(),
    sample: z.boolean(),
    enterprises: z.number(),
    deviceName: z.string(),
    /**
     * `named`: given on the command line; the program's own two are then out of reach. `guest`: a file from somebody
     * else, which is only looked through.
     */
    place: z.enum(['own', 'sample', 'named', 'guest']),
  }),
  settings,
  /** Nobody has chosen anything yet and nothing is recorded. */
  firstStart: z.boolean(),
});

export const openLibraryRequest = z.strictObject({ library: startLibrary });

export const deviceName = z.strictObject({ name: z.string().trim().min(1).max(100) });

export const folderPurpose = z.strictObject({ purpose: z.enum(['exports', 'documents', 'exchange']) });

/** What came of a file of days off and worked: how many days are new, or that it is none. */
export const importedCalendar = z.object({
  outcome: z.enum(['cancelled', 'unreadable', 'added']),
  added: z.number(),
  settings,
});
