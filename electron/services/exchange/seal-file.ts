import { createHash } from 'node:crypto';
import type { SealRow } from '#db/repositories/seals.ts';
import { checkAnySeal } from '#services/trust/seals.ts';
import type { CheckedSeal } from '#services/trust/seals.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import type { AnySeal } from '#sync/seal.ts';
import { readWhole } from './bundle-file.ts';

/** What the name of a seal says. `count`: entries of the device's own chain; `hash`: as in the name of a bundle. */
export type SealName = { readonly count: number; readonly hash: string };

/**
 * Why a file is no seal. `damaged`: not the bytes that its name stands for: half copied, or altered. `broken`: the right
 * bytes, and no right signature of the device in whose place it lies.
 */
export type SealFault = 'unreadable' | 'damaged' | 'newer' | 'broken';

/** Ten thousand checkpoints and more. */
const greatestBytes = 2 * 1024 * 1024;
const formatFamily = 'union-seal/';
const format = `${formatFamily}1`;
const name = /^seal-(0|[1-9]\d{0,15})-([0-9a-f]{32})\.json$/;

export function parseSealName(text: string): SealName | undefined {
  const [, count, hash] = name.exec(text) ?? [];
  return hash === undefined ? undefined : { count: Number(count), hash };
}

export type PackedSeal = SealName & { readonly name: string; readonly bytes: Uint8Array };

/** The bytes of a seal and what they are to be called. @param count entries of the chain of the device that made it. */
export function packSeal({ document, publicKey, signature }: SealRow, count: number): PackedSeal {
  const bytes = Buffer.from(`${toCanonicalJson({ format, document, publicKey, signature })}\n`);
  const hash = toShortHash(bytes);
  return { count, hash, name: `seal-${count}-${hash}.json`, bytes };
}

/** Reads a file of the folder and takes nothing in it on trust but what the key that it names has signed. */
export function readSealFile(
  file: string,
  expected: SealName & { readonly device: string },
): CheckedSeal<AnySeal> | SealFault {
  const bytes = readWhole(file, greatestBytes);
  if (bytes === undefined) return 'unreadable';
  if (toShortHash(bytes) !== expected.hash) return 'damaged';
  const parts = toParts(bytes.toString());
  if (parts === undefined) return 'broken';
  const found = parts.get('format');
  if (typeof found === 'string' && found.startsWith(formatFamily) && found !== format) return 'newer';
  const [document, publicKey, signature] = ['document', 'publicKey', 'signature'].map((part) => parts.get(part));
  if (typeof document !== 'string' || typeof publicKey !== 'string' || typeof signature !== 'string') return 'broken';
  const checked = checkAnySeal({ document, publicKey, signature });
  return checked?.seal.device === expected.device && countOwn(checked.seal) === expected.count ? checked : 'broken';
}

/** Entries of its own chain that a device has sealed. */
export function countOwn({ device, checkpoints }: AnySeal): number {
  return checkpoints.find((checkpoint) => checkpoint.device === device)?.count ?? 0;
}

function toParts(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

function toShortHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}
