import type { FactDefinition } from '#domain/fact.ts';
import { dayOfIso } from './days.ts';

/** The number of a value; undefined where this dictionary cannot read it. */
export type EncodeValue = (value: unknown) => number | undefined;

export type OptionNumbers = ReadonlyMap<string, number>;

/** How values of a fact become numbers, chosen once, since it runs for every fact of every record. */
export function createEncoder({ type }: FactDefinition, options: OptionNumbers): EncodeValue {
  switch (type) {
    case 'integer':
    case 'money':
      return encodeNumber;
    case 'date':
      return encodeDate;
    case 'yes_no':
    case 'enum':
      return (value) => (typeof value === 'string' ? options.get(value) : undefined);
    case 'set':
      return createSetEncoder(options);
    case 'text':
      return encodeText;
  }
}

function encodeNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function encodeDate(value: unknown): number | undefined {
  return typeof value === 'string' ? dayOfIso(value) : undefined;
}

function encodeText(value: unknown): number | undefined {
  return typeof value === 'string' ? 1 : undefined;
}

/** A table keeps sets as JSON texts. There are few different ones, so each is read once. */
const greatestMemo = 1024;

function createSetEncoder(options: OptionNumbers): EncodeValue {
  const memo = new Map<string, number | undefined>();
  return (value) => {
    if (typeof value !== 'string') return encodeElements(options, value);
    if (memo.has(value)) return memo.get(value);
    const bits = encodeElements(options, parseJson(value));
    if (memo.size < greatestMemo) memo.set(value, bits);
    return bits;
  };
}

function encodeElements(options: OptionNumbers, elements: unknown): number | undefined {
  if (!Array.isArray(elements)) return undefined;
  let bits = 0;
  for (const element of elements) {
    const index = options.get(element as string);
    if (index === undefined) return undefined;
    bits |= 1 << index;
  }
  return bits;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
