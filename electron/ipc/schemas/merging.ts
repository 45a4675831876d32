import { z } from 'zod';
import { errorCodes } from '#domain/error.ts';
import { logTables } from '#domain/cell.ts';
import { emptyRequest, id } from '../schemas.ts';
import { foreignSeal } from './foreign.ts';
import { conflictLine } from './conflicts.ts';

const count = z.int().min(0);
const code = z.enum(errorCodes);
const cancelled = z.object({ state: z.literal('cancelled') });

/** Files as the window knows them; null where none was chosen. */
const chosenFiles = z.object({ files: z.array(z.object({ token: id, name: z.string() })) }).nullable();

const inspectRequest = z.strictObject({ token: id, passphrase: z.string().min(1).max(1000).optional() });

const assignees = z.array(z.object({ inspector: z.string(), count }));

/** What a file holds and what merging it would do, record by record. */
const preview = z.object({
  /** 24 digits to compare over the phone. */
  code: z.string(),
  bytes: count,
  enterprises: count,
  /** Visits that are not deleted. */
  records: count,
  attachments: count,
  assignments: count,
  entries: count,
  lastChange: z.string().nullable(),
  /** These very bytes were merged before. */
  isKnown: z.boolean(),
  /** Invented records among real ones: the file holds the sample and the library does not, or the other way round. */
  mixes: z.enum(['none', 'invented', 'real']),
  /** Whom the file brings new or changed assignments for: the first of them, and how many inspectors there are. */
  assignees,
  assigneesCount: count,
  counts: z.object({ new: count, identical: count, newer: count, older: count, both: count, conflict: count }),
  /** Fields that would be in conflict, be it among the chosen files. */
  conflicts: count,
  /** The furthest of every key. */
  seals: z.array(foreignSeal.pick({ state: true, deviceName: true, madeAt: true, fingerprint: true })),
  /** What does not keep the file from being taken in. */
  problems: count,
});

const inspected = z.discriminatedUnion('state', [
  cancelled,
  z.object({ state: z.literal('passphrase'), isWrong: z.boolean() }),
  z.object({ state: z.literal('refused'), code }),
  z.object({ state: z.literal('ready'), preview }),
]);

const named = z.object({ token: id, name: z.string() });

const mergedFile = z.discriminatedUnion('status', [
  named.extend({ status: z.literal('cancelled') }),
  named.extend({ status: z.literal('refused'), code }),
  named.extend({
    status: z.enum(['merged', 'unchanged']),
    new: count,
    identical: count,
    merged: count,
    conflicts: count,
    batchId: id.nullable(),
    attachments: count,
    /** Attachments whose bytes are not theirs; they were left in the file. */
    altered: count,
    assignees,
    assigneesCount: count,
    /** It bears a seal that its sender can be given a receipt for. */
    canAcknowledge: z.boolean(),
  }),
]);

const mergeRun = z.object({
  files: z.array(mergedFile),
  /** Fields in conflict in the library. */
  conflicts: count,
  /** Rows that cannot be shown yet. */
  setAside: count,
  /** Enterprises of the files that may have been entered twice. */
  duplicates: count,
});

/** The bare name of the receipt, or of the folder where there are several; null: no place was chosen. */
const savedReceipts = z.object({ saved: count, name: z.string() }).nullable();

const tokens = z.array(id).min(1).max(100);

const progress = z.object({
  stage: z.enum(['idle', 'checking', 'comparing', 'backingUp', 'merging', 'takingBack', 'exchanging']),
  done: count,
  total: count,
});

const merges = z.array(
  z.object({
    batchId: id,
    at: z.string(),
    fileName: z.string(),
    created: count,
    merged: count,
    conflicts: count,
    takenBackAt: z.string().nullable(),
  }),
);

const takenBack = z.discriminatedUnion('state', [
  cancelled,
  z.object({
    state: z.literal('done'),
    removed: count,
    restored: count,
    kept: count,
    /** At most a hundred; `field` null: the row as a whole. */
    keptItems: z.array(
      conflictLine.pick({ enterprise: true, date: true }).extend({
        table: z.enum(logTables),
        field: z.string().nullable(),
        reason: z.enum(['changed_since', 'in_use', 'locked']),
      }),
    ),
  }),
]);

const exchanged = z.discriminatedUnion('state', [
  cancelled,
  z.object({
    state: z.literal('done'),
    /** Entries of the log. */
    sent: count,
    received: count,
    attachmentsSent: count,
    attachmentsReceived: count,
    /** Attachments whose bytes are not those of their name. */
    altered: count,
    /** Names of devices whose entries wait for others that have not arrived. */
    waiting: z.array(z.string()),
    /** Bare names of files that were left alone; at most a hundred. */
    refused: z.array(z.object({ file: z.string(), reason: z.enum(['damaged', 'unreadable', 'newer', 'hostile']) })),
    /** What stands behind the entries of every other device in the folder; at most a hundred, the worst first. */
    signatures: z.array(
      z.object({
        name: z.string(),
        state: z.enum(['broken', 'changed', 'unsigned', 'relayed', 'unknown_device', 'intact']),
        fingerprint: z.string().nullable(),
        entries: count,
        signed: count,
        /** A key of it was seen before. */
        expected: z.boolean(),
      }),
    ),
    conflicts: count,
  }),
]);

const clockProblem = z
  .object({ kind: z.enum(['behind', 'ahead', 'leapt']), minutes: count, at: z.string(), device: z.string() })
  .nullable();

/** Merging files, taking it back, and exchanging through a folder. */
export const mergingContract = {
  /** A file that was looked into by `inspectForeignFile`, to be merged; it is let go of there. */
  mergeForeignFile: { request: z.strictObject({ token: id }), response: named },
  chooseMergeFiles: { request: emptyRequest, response: chosenFiles },
  inspectMergeFile: { request: inspectRequest, response: inspected },
  mergeFiles: { request: z.strictObject({ tokens }), response: mergeRun },
  getMergeProgress: { request: emptyRequest, response: progress },
  cancelMerge: { request: emptyRequest, response: z.null() },
  /** Lets go of the files, and removes their private copies. */
  closeMergeFiles: { request: emptyRequest, response: z.null() },
  /** Receipts for files that were looked into, merged or not; asks where to in the system's dialog. */
  saveMergeReceipts: { request: z.strictObject({ tokens }), response: savedReceipts },
  listMerges: { request: emptyRequest, response: merges },
  takeBackMerge: { request: z.strictObject({ batchId: id }), response: takenBack },
  exchangeNow: { request: emptyRequest, response: exchanged },
  getClockProblem: { request: emptyRequest, response: clockProblem },
} as const;
