import { createHash, hash } from 'node:crypto';
import { toCanonicalJson } from './canonical.ts';
import type { Change } from './change.ts';

// A text of one purpose can never be taken for one of another purpose.
export const changeDomain = 'union-inspector/change/1\n';
const rowDomain = 'union-inspector/row/1\n';
const contentDomain = 'union-inspector/content/1\n';

/** SHA-256 in hexadecimal over everything in the entry but its hash. */
export function hashChange(change: Omit<Change, 'hash'>): string {
  return hashStoredChange({ ...change, fields: toCanonicalJson(change.fields) });
}

/** An entry with its fields as text; its kind may be one of a newer program. */
export type StoredChange = Omit<Change, 'hash' | 'fields' | 'kind'> & {
  readonly fields: string;
  readonly kind: string;
};

/** As `hashChange` where the fields are at hand as their canonical text. The keys stand in their canonical order. */
export function hashStoredChange(change: StoredChange): string {
  const text = [
    `{"author":${toCanonicalJson(change.author)}`,
    `"device":${toCanonicalJson(change.device)}`,
    `"fields":${change.fields}`,
    `"kind":${toCanonicalJson(change.kind)}`,
    `"lamport":${toCanonicalJson(change.lamport)}`,
    `"prev":${toCanonicalJson(change.prev)}`,
    `"row":${toCanonicalJson(change.row)}`,
    `"schema":${toCanonicalJson(change.schema)}`,
    `"seq":${toCanonicalJson(change.seq)}`,
    `"table":${toCanonicalJson(change.table)}`,
    ...(change.target === undefined ? [] : [`"target":${toCanonicalJson(change.target)}`]),
    `"wall":${toCanonicalJson(change.wall)}}`,
  ].join();
  return hash('sha256', changeDomain + text);
}

/** Hash of one row's content, given its canonical text. */
export function hashRow(canonicalText: string): string {
  return hash('sha256', rowDomain + canonicalText);
}

/** SHA-256 in hexadecimal. */
export function hashBytes(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}

/** Hash of a whole content: the hashes of its rows, in whatever order they come. */
export function hashContent(rowHashes: readonly string[]): string {
  const content = createHash('sha256').update(contentDomain);
  for (const rowHash of rowHashes.toSorted()) content.update(`${rowHash}\n`);
  return content.digest('hex');
}
