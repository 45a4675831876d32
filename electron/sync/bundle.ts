import { isUuid } from '#domain/ids.ts';
import { toCanonicalJson } from './canonical.ts';
import { checkEntry } from './entry.ts';
import type { CheckedEntry, Entry } from './entry.ts';

/** A stretch of one device's chain, as it travels through a folder: a line that says what it is, and a line per entry. */
export type Bundle = {
  readonly device: string;
  /** For people to read; empty where it is not known. */
  readonly deviceName: string;
  readonly entries: readonly CheckedEntry[];
};

/** Why a text is no bundle. `newer`: one of a later version of the format. */
export type BundleFault = 'newer' | 'form' | 'entry' | 'chain';

type Header = {
  readonly format: string;
  readonly device: string;
  readonly device_name: string;
  readonly first: number;
  readonly last: number;
};

const formatFamily = 'union-bundle/';
const format = `${formatFamily}1`;

/** The lines of a bundle. `entries` follow each other in the device's chain. */
export function toBundleText(bundle: { readonly deviceName: string; readonly entries: readonly Entry[] }): string {
  const [start] = bundle.entries;
  const end = bundle.entries.at(-1);
  if (start === undefined || end === undefined) return '';
  const { device, seq: first } = start;
  const header: Header = { format, device, device_name: bundle.deviceName, first, last: end.seq };
  return [header, ...bundle.entries].map((line) => `${toCanonicalJson(line)}\n`).join('');
}

/**
 * Reads a text that may come from anybody: every entry of its form, with the right hash, following the one before.
 * Whether the chain fits what is known is for others to say.
 */
export function parseBundle(text: string): Bundle | BundleFault {
  const lines = text.split('\n');
  if (lines.pop() !== '') return 'form';
  const [first = '', ...rest] = lines;
  const header = parseHeader(parseJson(first));
  if (typeof header === 'string') return header;
  if (rest.length !== header.last - header.first + 1) return 'form';
  const entries: CheckedEntry[] = [];
  for (const line of rest) {
    const checked = checkEntry(parseJson(line));
    if (typeof checked === 'string') return 'entry';
    if (!follows(checked, entries.at(-1), header)) return 'chain';
    entries.push(checked);
  }
  return { device: header.device, deviceName: header.device_name, entries };
}

function follows({ entry }: CheckedEntry, before: CheckedEntry | undefined, header: Header): boolean {
  if (entry.device !== header.device) return false;
  if (before === undefined) return entry.seq === header.first;
  const { seq, hash, lamport } = before.entry;
  return entry.seq === seq + 1 && entry.prev === hash && entry.lamport > lamport;
}

function parseHeader(raw: unknown): Header | BundleFault {
  if (typeof raw !== 'object' || raw === null) return 'form';
  const parts = new Map<string, unknown>(Object.entries(raw));
  const found = parts.get('format');
  if (typeof found !== 'string' || !found.startsWith(formatFamily)) return 'form';
  if (found !== format) return 'newer';
  return isHeader(raw) ? raw : 'form';
}

function isHeader(raw: object): raw is Header {
  const { device, device_name: name, first, last } = raw as Readonly<Record<string, unknown>>;
  if (!isUuid(device) || typeof name !== 'string' || name.length > 200) return false;
  return (
    Number.isSafeInteger(first) && Number.isSafeInteger(last) && Number(first) >= 1 && Number(first) <= Number(last)
  );
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
