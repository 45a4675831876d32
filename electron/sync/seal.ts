import { AppError } from '#domain/error.ts';
import { toCanonicalJson } from './canonical.ts';
import type { Checkpoint } from './checkpoint.ts';

/** What every seal says. */
type SealedChains = {
  readonly library: string;
  readonly device: string;
  readonly deviceName: string;
  /** By device. */
  readonly checkpoints: readonly Checkpoint[];
  /** ISO 8601 UTC by the device's clock: claimed, not proven. */
  readonly madeAt: string;
  readonly program: string;
  /** Version of the file's tables: what a content hash is made over. */
  readonly schema: number;
};

/**
 * What a device says of a library when it hands it over: of every chain in it, and of the content. Its canonical text is
 * what is signed.
 */
export type SealDocument = SealedChains & {
  readonly contentHash: string;
  /** Visits that are not deleted. */
  readonly records: number;
  /** The attachments that rows refer to and that are in the file: how many, and a hash over their sorted hashes. */
  readonly attachments: { readonly count: number; readonly hash: string };
  /** How many of the sealed entries the file leaves out; absent where it holds them all. */
  readonly withheld?: number;
};

/**
 * What a device says when it exchanges through a folder: of its own chain, and of those chains of others that it passed
 * on. A chain's head stands for every entry before it, so that no list of bundles is needed. Of the content it says nothing.
 */
export type ExchangeSeal = SealedChains & { readonly purpose: 'exchange' };

export type AnySeal = SealDocument | ExchangeSeal;

/** A text of one purpose can never be taken for one of another purpose. */
const sealDomain = 'union-inspector/seal/1\n';
const exchangeDomain = 'union-inspector/exchange-seal/1\n';

export function isExchangeSeal(seal: AnySeal): seal is ExchangeSeal {
  return 'purpose' in seal;
}

/** @throws AppError INVALID_REQUEST where the document holds what has no canonical text. */
export function toSealText(document: AnySeal): string {
  return toCanonicalJson(document);
}

/** The bytes that a signature is made over and that a seal's id is the hash of. */
export function toSignedBytes(text: string, seal: AnySeal): Buffer {
  return Buffer.from((isExchangeSeal(seal) ? exchangeDomain : sealDomain) + text);
}

/** As `parseAnySeal`, for the seals of files alone. */
export function parseSeal(text: string): SealDocument | undefined {
  const seal = parseAnySeal(text);
  return seal === undefined || isExchangeSeal(seal) ? undefined : seal;
}

/**
 * The document of a text that may come from anybody: every part of its type, nothing besides, and the text canonical.
 * @returns undefined where it is none.
 */
export function parseAnySeal(text: string): AnySeal | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isSealDocument(value) && !isExchange(value)) return undefined;
    return toCanonicalJson(value) === text && isInOrder(value.checkpoints) ? value : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof AppError) return undefined;
    throw cause;
  }
}

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const greatestCount = Number.MAX_SAFE_INTEGER;
const sha256 = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const shortText = (value: unknown): boolean => typeof value === 'string' && value.length <= 200;
const count = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

const checkpointShape: Shape = {
  device: shortText,
  count: (value) => count(value) && Number(value) > 0 && Number(value) < greatestCount,
  head: sha256,
};

const chainsShape: Shape = {
  library: shortText,
  device: shortText,
  deviceName: shortText,
  checkpoints: (value) => Array.isArray(value) && value.length <= 10_000 && value.every(isCheckpoint),
  madeAt: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  program: shortText,
  schema: count,
};

const sealShape: Shape = {
  ...chainsShape,
  contentHash: sha256,
  records: count,
  attachments: (value) => hasShape(value, { count, hash: sha256 }),
};

const partialShape: Shape = { ...sealShape, withheld: (value) => count(value) && Number(value) > 0 };

const exchangeShape: Shape = { ...chainsShape, purpose: (value) => value === 'exchange' };

function isSealDocument(value: unknown): value is SealDocument {
  return hasShape(value, sealShape) || hasShape(value, partialShape);
}

function isExchange(value: unknown): value is ExchangeSeal {
  return hasShape(value, exchangeShape);
}

function isCheckpoint(value: unknown): boolean {
  return hasShape(value, checkpointShape);
}

function hasShape(value: unknown, shape: Shape): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const parts = new Map<string, unknown>(Object.entries(value));
  return parts.size === Object.keys(shape).length && Object.entries(shape).every(([key, is]) => is(parts.get(key)));
}

/** Each device once, so that no two of its checkpoints can contradict each other. */
function isInOrder(checkpoints: readonly Checkpoint[]): boolean {
  return checkpoints.every(({ device }, at) => at === 0 || (checkpoints[at - 1]?.device ?? '') < device);
}
