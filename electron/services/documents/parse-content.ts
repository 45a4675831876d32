import { createHash } from 'node:crypto';
import { documentKinds } from '#domain/document-kinds.ts';
import { greatestSignatureBytes } from '#domain/evidence/limits.ts';
import { languages } from '#domain/language.ts';
import type {
  Block,
  DocumentContent,
  DocumentSource,
  FieldRow,
  ProblemEntry,
  SignaturePicture,
  SignedLine,
} from '#reports/document.ts';

const greatestText = 20_000;
const greatestList = 2_000;
/** Characters of Base64. */
const greatestPicture = Math.ceil(greatestSignatureBytes / 3) * 4;

/** The content of a document in exactly this form; undefined where it is another form, or a key more or less. */
export function parseDocumentContent(raw: unknown): DocumentContent | undefined {
  try {
    return toContent(raw);
  } catch (cause) {
    if (cause instanceof Misfit) return undefined;
    throw cause;
  }
}

/** Never leaves this file: the way out of nested parsing. */
class Misfit extends Error {}

type Given = Readonly<Record<string, unknown>>;

function toContent(raw: unknown): DocumentContent {
  const keys = ['format', 'kind', 'language', 'source', 'issuer', 'number', 'title', 'issuedOn', 'blocks', 'problems'];
  const given = toObject(raw, keys);
  return {
    format: toOneOf(['union-document/1'], given['format']),
    kind: toOneOf(documentKinds, given['kind']),
    language: toOneOf(languages, given['language']),
    source: toSource(given['source']),
    issuer: toText(given['issuer']),
    number: toText(given['number']),
    title: toText(given['title']),
    issuedOn: toText(given['issuedOn']),
    blocks: toList(given['blocks']).map(toBlock),
    problems: toList(given['problems']).map(toProblem),
  };
}

function toSource(raw: unknown): DocumentSource {
  const keys = ['inspectionId', 'inspectionDate', 'enterpriseName', 'judged', 'packId', 'packVersion', 'packHash'];
  const given = toObject(raw, keys);
  return {
    inspectionId: toText(given['inspectionId']),
    inspectionDate: toText(given['inspectionDate']),
    enterpriseName: toText(given['enterpriseName']),
    judged: toOneOf(['frozen', 'present'], given['judged']),
    packId: toText(given['packId']),
    packVersion: toText(given['packVersion']),
    packHash: toText(given['packHash']),
  };
}

function toProblem(raw: unknown): ProblemEntry {
  const given = toObject(raw, ['rule', 'number', 'standing', 'title', 'due']);
  return {
    rule: toText(given['rule']),
    number: toCount(given['number']),
    standing: toOneOf(['breach', 'advice'], given['standing']),
    title: toText(given['title']),
    due: toText(given['due']),
  };
}

type BlockType = Block['type'];
type Parsers = { readonly [T in BlockType]: (raw: unknown) => Extract<Block, { readonly type: T }> };

const parsers: Parsers = {
  heading: (raw) => ({ type: 'heading', text: toText(toObject(raw, ['type', 'text'])['text']) }),
  paragraph: (raw) => {
    const { style, text } = toObject(raw, ['type', 'style', 'text']);
    return { type: 'paragraph', style: toOneOf(['addressee', 'body', 'list', 'note'], style), text: toText(text) };
  },
  problem: (raw) => {
    const { heading, lines } = toObject(raw, ['type', 'heading', 'lines']);
    const parsed = toList(lines).map((line) => {
      const { label, text } = toObject(line, ['label', 'text']);
      return { label: toText(label), text: toText(text) };
    });
    return { type: 'problem', heading: toText(heading), lines: parsed };
  },
  fields: (raw) => ({ type: 'fields', rows: toList(toObject(raw, ['type', 'rows'])['rows']).map(toFieldRow) }),
  table: (raw) => {
    const { columns, rows, lines } = toObject(raw, ['type', 'columns', 'rows', 'lines']);
    const heads = toList(columns).map((column) => {
      const { head, share } = toObject(column, ['head', 'share']);
      return { head: toText(head), share: toCount(share) };
    });
    return { type: 'table', columns: heads, rows: toList(rows).map(toTexts), lines: toCount(lines) };
  },
  signature: (raw) => {
    const { lines, seal, date } = toObject(raw, ['type', 'lines', 'seal', 'date']);
    return { type: 'signature', lines: toTexts(lines), seal: toText(seal), date: toText(date) };
  },
  signed: (raw) => {
    const { lines, date } = toObject(raw, ['type', 'lines', 'date']);
    return { type: 'signed', lines: toList(lines).map(toSignedLine), date: toText(date) };
  },
  copies: (raw) => ({ type: 'copies', lines: toTexts(toObject(raw, ['type', 'lines'])['lines']) }),
};

function toBlock(raw: unknown): Block {
  const type = Object(raw) as { readonly type?: unknown };
  return parsers[toOneOf(blockTypes, type.type)](raw);
}

const blockTypes = ['heading', 'paragraph', 'problem', 'fields', 'table', 'signature', 'signed', 'copies'] as const;

function toFieldRow(raw: unknown): FieldRow {
  const { label, value, lines } = toObject(raw, ['label', 'value', 'lines']);
  return { label: toText(label), value: toText(value), lines: toCount(lines) };
}

function toSignedLine(raw: unknown): SignedLine {
  const { before, pictures, after } = toObject(raw, ['before', 'pictures', 'after']);
  return { before: toText(before), pictures: toList(pictures).map(toPicture), after: toText(after) };
}

/** The bytes have to be those that the hash names: nobody else's signature is printed. */
function toPicture(raw: unknown): SignaturePicture {
  const { signer, sha256, width, height, data } = toObject(raw, ['signer', 'sha256', 'width', 'height', 'data']);
  if (typeof data !== 'string' || data.length > greatestPicture) throw new Misfit();
  const bytes = Buffer.from(data, 'base64');
  if (bytes.toString('base64') !== data || createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Misfit();
  return { signer: toText(signer), sha256, width: toCount(width), height: toCount(height), data };
}

function toTexts(raw: unknown): readonly string[] {
  return toList(raw).map(toText);
}

function toText(raw: unknown): string {
  if (typeof raw !== 'string' || raw.length > greatestText || !raw.isWellFormed() || raw.includes('\0'))
    throw new Misfit();
  return raw;
}

function toCount(raw: unknown): number {
  if (typeof raw !== 'number' || !Number.isSafeInteger(raw) || raw < 0 || raw > 100_000) throw new Misfit();
  return raw;
}

function toOneOf<const T extends string>(words: readonly T[], raw: unknown): T {
  const known = words.find((word) => word === raw);
  if (known === undefined) throw new Misfit();
  return known;
}

function toList(raw: unknown): readonly unknown[] {
  if (!Array.isArray(raw) || raw.length > greatestList) throw new Misfit();
  return raw;
}

function toObject(raw: unknown, keys: readonly string[]): Given {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new Misfit();
  if (Object.keys(raw).length !== keys.length || !keys.every((key) => Object.hasOwn(raw, key))) throw new Misfit();
  return raw as Given;
}
