import { z } from 'zod';
import { languages } from '#domain/language.ts';
import { inspector } from '../schemas.ts';

const language = z.enum(languages);

/** How often backups are made by themselves, in hours (0: never), and where; null: beside the library. */
const backupSettings = z.object({ everyHours: z.int().min(0).max(168), folder: z.string().min(1).nullable() });

/** Which of the program's own libraries opens at the start. */
const startLibrary = z.enum(['own', 'sample']);

export const defaultBackupSettings = { everyHours: 2, folder: null };

/** Parts that came later have defaults: settings of an earlier version stay readable. */
export const settings = z.object({
  language,
  inspector,
  backups: backupSettings.default(defaultBackupSettings),
  startLibrary: startLibrary.default('own'),
  /** What heads of imported tables were said to mean (`schemas/import.ts`). */
  importHeads: z.record(z.string(), z.string()).optional(),
});

/** A folder can only be chosen in the system's own dialog, so the window can but take it back. */
export const settingsChange = z.strictObject({
  language: language.optional(),
  inspector: inspector.optional(),
  backups: z.strictObject({ everyHours: z.int().min(0).max(168).optional(), folder: z.null().optional() }).optional(),
});

export const session = z.object({
  program: z.object({ version: z.string(), runtime: z.string() }),
  library: z.object({
    name: z.string(),
    sample: z.boolean(),
    enterprises: z.number(),
    deviceName: z.string(),
    /** `named`: given on the command line; the program's own two are then out of reach. */
    place: z.enum(['own', 'sample', 'named']),
  }),
  settings,
  /** Nobody has chosen anything yet and nothing is recorded. */
  firstStart: z.boolean(),
});

export const openLibraryRequest = z.strictObject({ library: startLibrary });
