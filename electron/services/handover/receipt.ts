import type { KeyObject } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { syncFile } from '#db/durable-file.ts';
import { withStorageErrors } from '#db/errors.ts';
import { listDeviceKeys } from '#db/repositories/device-keys.ts';
import { putHandOver } from '#db/repositories/hand-overs.ts';
import { listSeals } from '#db/repositories/seals.ts';
import type { SealRow } from '#db/repositories/seals.ts';
import { toInstant } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { normaliseCell, toCanonicalJson } from '#sync/canonical.ts';
import { closeLibrary, getInspectorName, openLibrary } from '../library.ts';
import { assertNoGradualWrite } from '../journal/under-way.ts';
import type { Library } from '../library.ts';
import { toFileCode } from '../trust/digits.ts';
import type { ForeignFile } from '../trust/inspect-foreign.ts';
import { isSignedBy, signBytes, toFingerprint, toPublicKeyText } from '../trust/keys.ts';
import { checkSeal } from '../trust/seals.ts';
import type { CheckedSeal } from '../trust/seals.ts';
import { claimOutput, dropOutput, finishOutput, toOutputError } from './output-file.ts';

const format = 'union-receipt/1';
const receiptDomain = 'union-inspector/receipt/1\n';
const mostBytes = 8 * 1024 * 1024;

const text = z.string().max(200);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const statement = z.strictObject({
  /** Id of the seal in the file. */
  seal: sha256,
  /** Of the file as it arrived. */
  sha256,
  fileName: text,
  receivedAt: z.iso.datetime({ precision: 3 }),
  receiver: text,
  device: text,
});

const receiptFile = z.strictObject({
  format: z.literal(format),
  document: z.string(),
  publicKey: z.string(),
  signature: z.string(),
  seal: z.strictObject({ id: z.string(), document: z.string(), publicKey: z.string(), signature: z.string() }),
});

export type Receipt = z.infer<typeof statement> & {
  readonly code: string;
  /** Of the receiver's key. */
  readonly fingerprint: string;
  /** This library has accepted the receiver's key. */
  readonly known: boolean;
};

/**
 * Says to the sender of a checked file that it arrived, signed by the device of this library.
 * @throws AppError INVALID_REQUEST (the file bears no right seal), FILE_EXISTS, NOT_FOUND, STORAGE_*.
 */
export function writeReceipt(
  library: Library,
  request: { readonly received: ForeignFile; readonly out: string; readonly key: KeyObject },
): Receipt {
  const { received, out, key } = request;
  const { id, document: sealed, publicKey: sealer, signature: sealing } = findSenderSeal(received);
  const content = {
    seal: id,
    sha256: received.sha256,
    fileName: toText(basename(received.original)),
    receivedAt: toInstant(library.clock()),
    receiver: toText(getInspectorName(library)),
    device: toText(library.device.name),
  };
  const document = toCanonicalJson(content);
  const signature = signBytes(Buffer.from(receiptDomain + document), key);
  const publicKey = toPublicKeyText(key);
  const sealRow: SealRow = { id, document: sealed, publicKey: sealer, signature: sealing };
  writeWhole(out, JSON.stringify({ format, document, publicKey, signature, seal: sealRow }));
  return { ...content, code: toFileCode(received.sha256), fingerprint: toFingerprint(publicKey), known: true };
}

/**
 * Takes a receipt into the list of hand-overs, also of one that the list does not name because the command line made it.
 * @throws AppError FILE_NOT_OURS (no receipt), FILE_DAMAGED (its signature or seal is wrong), NOT_FOUND (it is about
 * another library), STORAGE_*.
 */
export function takeReceipt(library: Library, file: string): Receipt {
  assertNoGradualWrite(library.db);
  const { document, publicKey, signature, seal: row } = readReceiptFile(file);
  const content = parseStatement(document);
  const sealed = checkSeal(row);
  const isRight = isSignedBy(Buffer.from(receiptDomain + document), { publicKey, signature });
  if (content === undefined || sealed === undefined || !isRight || sealed.id !== content.seal)
    throw new AppError('FILE_DAMAGED', 'The receipt is not as it was signed', { file });
  if (sealed.seal.library !== library.libraryId || sealed.seal.device !== library.device.id)
    throw new AppError('NOT_FOUND', 'The receipt is about another library', { file });
  const code = toFileCode(content.sha256);
  const { records, attachments, madeAt: at } = sealed.seal;
  const { receivedAt, fileName, sha256: hash } = content;
  const receiver = `${content.receiver} (${content.device})`;
  const holds = { records, attachments: attachments.count, receivedAt, receiver };
  withStorageErrors(() => putHandOver(library.db, { seal: row.id, at, fileName, sha256: hash, code, ...holds }));
  const fingerprint = toFingerprint(publicKey);
  const known = listDeviceKeys(library.db).some((key) => key.publicKey === publicKey && key.acceptedAt !== null);
  return { ...content, code, fingerprint, known };
}

/** Whether a file bears a right seal over nothing but what is in it, so that a receipt can be made for it. */
export function canAcknowledge({ seals }: Pick<ForeignFile['summary'], 'seals'>): boolean {
  return seals.some(isWhole);
}

function isWhole({ scope, since, state }: ForeignFile['summary']['seals'][number]): boolean {
  return scope === 'file' && since === 0 && state !== 'broken';
}

/** The seal that the sender put on this very file: of the right ones the latest, over nothing but what is in it. */
function findSenderSeal({ file, summary }: ForeignFile): CheckedSeal {
  const library = openLibrary({ file, access: 'read' });
  try {
    const whole = new Set(summary.seals.filter(isWhole).map(({ seal }) => seal));
    const checked = listSeals(library.db).flatMap((row) => (whole.has(row.id) ? (checkSeal(row) ?? []) : []));
    const [latest] = checked.toSorted((a, b) => (a.seal.madeAt < b.seal.madeAt ? 1 : -1));
    if (latest !== undefined) return latest;
    throw new AppError('INVALID_REQUEST', 'The file bears no seal that a receipt could be made for', {});
  } finally {
    closeLibrary(library);
  }
}

function readReceiptFile(file: string): z.infer<typeof receiptFile> {
  const json = withStorageErrors(() => {
    if (statSync(file).size > mostBytes) throw new AppError('FILE_NOT_OURS', 'That is no receipt', { file });
    return readFileSync(file, 'utf8');
  });
  const parsed = receiptFile.safeParse(parseJson(json));
  if (parsed.success) return parsed.data;
  throw new AppError('FILE_NOT_OURS', 'That is no receipt', { file });
}

function parseStatement(document: string): z.infer<typeof statement> | undefined {
  return statement.safeParse(parseJson(document)).data;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function writeWhole(out: string, content: string): void {
  const output = claimOutput(out);
  try {
    withStorageErrors(() => writeFileSync(output.temporary, content, { mode: 0o600 }));
    syncFile(output.temporary);
    finishOutput(output);
  } catch (cause) {
    dropOutput(output);
    throw toOutputError(output, cause);
  }
}

function toText(name: string): string {
  const normal = normaliseCell(name.slice(0, 150));
  return typeof normal === 'string' ? normal : '';
}
