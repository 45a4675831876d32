import type { Cell, FieldChange } from './change.ts';

/** A field and what an entry sets it to. */
export type FieldCell = readonly [field: string, cell: Cell];

// Of a text that needs no escape: ASCII, Chinese characters, their punctuation and full-width forms. All of them stand
// for themselves in JSON, and are in NFC beside whatever stands next to them.
const text = String.raw`"[ !#-\[\]-\x7f\u3000-\u3029\u4e00-\u9fff\uff00-\uff7f]*"`;
const count = String.raw`(?:0|[1-9]\d{0,14})`;
const list = `\\[(?:${text}(?:,${text})*)?\\]`;
const answer = String.raw`\{(?:"carriedFrom":${text},)?"(?:state|value)":(?:${text}|${count}|${list})\}`;
const name = String.raw`[a-z][a-z0-9_]{0,99}(?:\.[a-z][a-z0-9_]{0,39})?`;
const changeId = String.raw`"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[1-9]\d{0,15}"`;
const field = new RegExp(`."(${name})":\\[(${answer}|${text}|${count}|${list}|null)(?:,${changeId}){0,999}\\]`, 'y');

const mostFields = 2000;
/** What is longer is no usual entry, and much for one expression to go through. */
const longest = 256 * 1024;
const comma = 0x2c;
const openObject = 0x7b;
const closeObject = 0x7d;

/**
 * Says whether the fields of an entry are what nearly all are: answers, texts, counts, lists of texts. One look at the
 * text then shows that it is canonical and of the right form, which for a value made of it takes several. Where it says
 * no, nothing is said.
 */
export function hasUsualFields(json: string): boolean {
  return walk(json, () => undefined);
}

/** The contents of the fields of an entry, of which it is known that they are canonical and of the right form. */
export function listCells(json: string): readonly FieldCell[] {
  const cells: FieldCell[] = [];
  if (walk(json, (name, text) => cells.push([name, toCell(text)]))) return cells;
  const fields = JSON.parse(json) as Readonly<Record<string, FieldChange>>;
  return Object.entries(fields).map(([name, [cell]]) => [name, cell]);
}

/** As `JSON.parse` for what the expression lets pass: no text of it has an escape. */
function toCell(text: string): Cell {
  if (text.startsWith('{"value":"')) return { value: text.slice(10, -2) };
  if (text.startsWith('{"state":"')) return { state: text.slice(10, -2) };
  if (text.startsWith('{"value":') && !text.endsWith(']}')) return { value: Number(text.slice(9, -1)) };
  return text.startsWith('"') ? text.slice(1, -1) : (JSON.parse(text) as Cell);
}

function walk(json: string, note: (name: string, cell: string) => void): boolean {
  if (json.length > longest || json.charCodeAt(0) !== openObject) return false;
  field.lastIndex = 0;
  let before = '';
  for (let fields = 1; fields <= mostFields; fields += 1) {
    const found = field.exec(json);
    if (found === null) return false;
    const [, name = '', cell = ''] = found;
    // Keys that rise are in their canonical order, and each is there once.
    if (name <= before) return false;
    note(name, cell);
    const next = json.charCodeAt(field.lastIndex);
    if (next !== comma) return next === closeObject && field.lastIndex + 1 === json.length;
    before = name;
  }
  return false;
}
