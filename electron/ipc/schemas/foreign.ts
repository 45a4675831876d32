import { z } from 'zod';
import { emptyRequest, id } from '../schemas.ts';

const count = z.int().min(0);

/** What a seal in a file from elsewhere says; names and times are claims of whoever sealed. */
export const foreignSeal = z.object({
  state: z.enum(['intact', 'changed_after_sealing', 'broken', 'unknown_device']),
  deviceName: z.string().nullable(),
  /** Groups of four digits. */
  fingerprint: z.string().nullable(),
  madeAt: z.string().nullable(),
  /** Entries that were sealed, and entries in the file besides. */
  count,
  since: count,
  /** What is missing or different: "device:seq" or "table/row/field"; at most twenty. */
  changed: z.array(z.string()),
  known: z.boolean(),
});

/** A file from somebody else, looked into and checked; the window knows it by its token and bare name. */
const foreignSummary = z.object({
  token: id,
  name: z.string(),
  /** 24 digits to compare over the phone. */
  code: z.string(),
  bytes: count,
  isEncrypted: z.boolean(),
  /** Begun from the same library as the open one: it can be merged without new identities. */
  isSameLibrary: z.boolean(),
  enterprises: count,
  /** Visits that are not deleted. */
  records: count,
  attachments: count,
  /** Contents that something shown refers to and whose bytes are not in the file. */
  missing: count,
  entries: count,
  /** ISO 8601 UTC, by the clock of the device that wrote it. */
  lastChange: z.string().nullable(),
  /** Gaps by severity over the latest visit of every enterprise, by the rules of this program. */
  gaps: z.object({ critical: count, major: count, minor: count, advisory: count }),
  /** Devices that wrote in the file, as it names them. */
  devices: z.array(z.object({ name: z.string(), entries: count })),
  seals: z.array(foreignSeal),
  /** What does not keep the file from being read: at most a hundred. */
  problems: z.array(z.object({ code: z.string(), where: z.string() })),
});

const chosenForeign = z.object({ token: id, name: z.string() }).nullable();

const foreignToken = z.strictObject({ token: id });

const inspectRequest = z.strictObject({
  token: id,
  passphrase: z.string().min(1).max(1000).optional(),
});

const progress = z.object({ stage: z.enum(['idle', 'copying', 'checking', 'describing']) });

/** Files from somebody else: chosen in the system's dialog, looked into, let go of. */
export const foreignContract = {
  chooseForeignFile: { request: emptyRequest, response: chosenForeign },
  /** Null where it was cancelled. PASSPHRASE_NEEDED and PASSPHRASE_WRONG leave the file open for another try. */
  inspectForeignFile: { request: inspectRequest, response: foreignSummary.nullable() },
  getForeignProgress: { request: emptyRequest, response: progress },
  cancelForeign: { request: emptyRequest, response: z.null() },
  /** Lets go of the file and removes its private copy. */
  closeForeignFile: { request: emptyRequest, response: z.null() },
  /** Asks in the system's dialog where to; the bare name, or null where no place was chosen. */
  saveReceipt: { request: foreignToken, response: z.object({ name: z.string() }).nullable() },
  /** Looks through the file in place of the open library; nothing can be written meanwhile. */
  openForeignFile: { request: foreignToken, response: z.null() },
  /** Back to the library that was open before; the private copy is removed. */
  closeGuest: { request: emptyRequest, response: z.null() },
} as const;
