import { z } from 'zod';
import { emptyRequest, id } from '../schemas.ts';

const count = z.int().min(0);

/** What is open in the library before it is handed over. */
const before = z.object({
  visits: z.object({
    draft: count,
    completed: count,
    submitted: count,
    approved: count,
    returned: count,
    void: count,
  }),
  unanswered: z.object({ visits: count, rules: count }),
  missing: count,
  conflicts: count,
});

/** Stays in the main process's memory while the file is made; null: not encrypted. */
export const passphrase = z.string().min(1).max(1000).nullable();

const request = z.strictObject({ passphrase });

export const handOverOutcome = z.discriminatedUnion('state', [
  /** No place was chosen, or it was cancelled: nothing is left of it. */
  z.object({ state: z.literal('cancelled') }),
  z.object({
    state: z.literal('done'),
    name: z.string(),
    records: count,
    attachments: count,
    bytes: count,
    /** 24 digits to read over the phone. */
    code: z.string(),
    /** Fingerprint of this device's key. */
    sealedBy: z.string(),
    missing: count,
  }),
]);

const progress = z.object({ stage: z.enum(['idle', 'copying', 'checking', 'encrypting', 'finishing']) });

const listed = z.array(
  z.object({
    id: z.string(),
    at: z.string(),
    fileName: z.string(),
    code: z.string(),
    records: count,
    attachments: count,
    receivedAt: z.string().nullable(),
    receiver: z.string().nullable(),
  }),
);

const takenReceipt = z
  .object({
    fileName: z.string(),
    code: z.string(),
    receivedAt: z.string(),
    receiver: z.string(),
    device: z.string(),
    /** Of the receiver's key, and whether it was accepted here. */
    fingerprint: z.string(),
    known: z.boolean(),
  })
  .nullable();

const device = z.object({
  fingerprint: z.string(),
  name: z.string(),
  acceptedAt: z.string().nullable(),
  isSelf: z.boolean(),
});

const acceptRequest = z.strictObject({
  fingerprint: z.string().min(8).max(80),
  name: z.string().trim().min(1).max(100),
  /** A file that was looked into and bears a seal of this key; absent: the open library does. */
  token: id.optional(),
});

/** Handing the library over, its receipts, and the devices whose seals are believed. */
export const handOverContract = {
  getBeforeHandOver: { request: emptyRequest, response: before },
  handOver: { request, response: handOverOutcome },
  getHandOverProgress: { request: emptyRequest, response: progress },
  cancelHandOver: { request: emptyRequest, response: z.null() },
  listHandOvers: { request: emptyRequest, response: listed },
  /** Null where no file was chosen. */
  takeReceipt: { request: emptyRequest, response: takenReceipt },
  listKnownDevices: {
    request: emptyRequest,
    response: z.object({ own: z.object({ name: z.string(), fingerprint: z.string() }), devices: z.array(device) }),
  },
  acceptDevice: { request: acceptRequest, response: device },
} as const;
