import { z } from 'zod';
import { errorCodes } from '#domain/error.ts';

const errorCode = z.enum(errorCodes);

const holdings = z.object({ enterprises: z.number(), visits: z.number(), lastChange: z.string().nullable() });

export const backup = z.object({
  name: z.string(),
  madeAt: z.string(),
  bytes: z.number(),
  /** Null where the file is not sound; `problem` then says why. */
  holds: holdings.nullable(),
  problem: errorCode.nullable(),
});

/** A file name out of the list; a path is none. */
export const backupName = z.strictObject({ name: z.string().min(1).max(300) });

export const backupList = z.object({ folder: z.string(), backups: z.array(backup) });

export const backupPreview = z.object({ backup, now: holdings });

/** Where the file that stood in the library's place is kept. */
export const restored = z.object({ keptAs: z.string().nullable() });

/** The last automatic backup that failed, until one succeeds. */
export const backupState = z.object({ failure: z.object({ code: errorCode, at: z.string() }).nullable() });
