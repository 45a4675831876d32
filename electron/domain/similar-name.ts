import { listRegions } from './region-names.ts';

/** A name made ready for comparing. */
export type ComparableName = {
  /** As written but for width, case, brackets, spaces and signs. */
  readonly full: string;
  /** Without the place in front and the legal form behind: what tells one enterprise from another. */
  readonly core: string;
  /** Pairs of characters that stand close together. */
  readonly pairs: ReadonlySet<string>;
};

/** Legal forms and words that come and go with them, the longest first. */
const legalForms = [
  '股份有限责任公司',
  '集团股份有限公司',
  '集团有限责任公司',
  '有限责任公司',
  '股份有限公司',
  '集团有限公司',
  '控股有限公司',
  '股份合作公司',
  '有限合伙',
  '集团公司',
  '有限公司',
  '分公司',
  '总公司',
  '集团',
  '公司',
  '总厂',
  '厂',
];

/** What stands before a name by way of place and is recognised by its last word: 浦东新区, 昆山市. */
const placeEnd = /^[\p{Script=Han}]{2,7}?(?:特别行政区|自治区|自治州|自治县|省|市|新区|区|县|旗)/u;

/** Traditional forms of the words that are taken off, so that both ways of writing compare alike. */
const simplified: Readonly<Record<string, string>> = {
  責: '责',
  團: '团',
  廠: '厂',
  總: '总',
  縣: '县',
  區: '区',
  電: '电',
  業: '业',
  機: '机',
  東: '东',
  國: '国',
  實: '实',
  貿: '贸',
  設: '设',
  備: '备',
  製: '制',
  華: '华',
  長: '长',
  術: '术',
  與: '与',
  發: '发',
  號: '号',
};

export function toComparable(name: string): ComparableName {
  const written = Array.from(name.normalize('NFKC').toLowerCase(), (symbol) => simplified[symbol] ?? symbol).join('');
  const core = takeOff(toLetters(written.replaceAll(/[([【〔]([^)\]】〕]*)[)\]】〕]/g, dropPlace)));
  return { full: toLetters(written), core, pairs: toPairs(core) };
}

function toLetters(text: string): string {
  return text.replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}

/** 晨星（上海）电子 is 晨星电子: the place is compared by itself. */
function dropPlace(bracketed: string, inside: string): string {
  return getPlaceNames().has(inside.replace(/[省市]$/, '')) ? '' : bracketed;
}

/** The place goes only while something worth comparing is left; so does the legal form. */
function takeOff(full: string): string {
  const form = legalForms.find((ending) => full.endsWith(ending) && full.length - ending.length >= 2);
  let core = form === undefined ? full : full.slice(0, -form.length);
  for (;;) {
    const rest = core.slice(findPlaceLength(core));
    if (rest.length < 2 || rest === core) return core;
    core = rest;
  }
}

function findPlaceLength(core: string): number {
  for (const length of [4, 3, 2]) {
    if (!getPlaceNames().has(core.slice(0, length))) continue;
    return /^(?:省|市|地区)/.test(core.slice(length)) ? length + (core.startsWith('地区', length) ? 2 : 1) : length;
  }
  const ended = placeEnd.exec(core)?.[0].length ?? 0;
  return core.length - ended >= 3 ? ended : 0;
}

let placeNames: ReadonlySet<string> | undefined;

/** Provinces and prefectures without the word that says what they are; of counties too many are names of brands too. */
function getPlaceNames(): ReadonlySet<string> {
  placeNames ??= new Set(
    listRegions()
      .filter(({ code }) => code.endsWith('00'))
      .map(({ name }) =>
        name['zh-Hans'].replace(/(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|地区|盟)$/u, ''),
      )
      .filter((name) => name.length <= 4),
  );
  return placeNames;
}

/** Neighbours and next but one neighbours: two characters changed about leave most of these as they were. */
function toPairs(text: string): ReadonlySet<string> {
  const symbols = Array.from(text);
  if (symbols.length < 2) return new Set(symbols);
  return new Set(symbols.flatMap((symbol, at) => symbols.slice(at + 1, at + 3).map((other) => symbol + other)));
}

/** How alike two names are: the same but for signs; the same but for place and legal form; nearly the same. */
export type NameLikeness = 'same' | 'same_core' | 'near';

/** Share of pairs in common below which two names are not worth comparing letter by letter. */
export const leastOverlap = 0.3;

/**
 * Says how alike two names are; undefined: not alike. Nearly the same are names that a slip of the hand tells apart: one
 * character too many, missing, wrong or (two) changed about, in longer names two; and parts in another order.
 */
export function compareNames(one: ComparableName, two: ComparableName): NameLikeness | undefined {
  if (one.full === two.full) return 'same';
  if (one.core === two.core) return 'same_core';
  const shorter = Math.min(one.core.length, two.core.length);
  if (shorter < 3) return undefined;
  if (isReordered(one, two)) return 'near';
  // In a short name one other character is another name.
  if (shorter < 4 && one.core.length === two.core.length) return undefined;
  return isWithin(one.core, two.core, shorter >= 8 ? 2 : 1) ? 'near' : undefined;
}

/** The same characters with most of the neighbours kept: 电子精密晨星 for 晨星精密电子. */
function isReordered(one: ComparableName, two: ComparableName): boolean {
  if (one.core.length !== two.core.length) return false;
  return Array.from(one.core).toSorted().join('') === Array.from(two.core).toSorted().join('');
}

/** Whether at most `most` characters are wrong, missing, too many or changed about (Damerau and Levenshtein). */
function isWithin(one: string, two: string, most: number): boolean {
  const [a, b] = [Array.from(one), Array.from(two)];
  if (Math.abs(a.length - b.length) > most) return false;
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const next = toNextRow({ a, b, row }, last, before);
    if (Math.min(...next) > most) return false;
    before = last;
    last = next;
  }
  return (last[b.length] ?? Infinity) <= most;
}

type Pairing = { readonly a: readonly string[]; readonly b: readonly string[]; readonly row: number };

/** How many slips lie between the beginning of one, `row` characters long, and every beginning of the other. */
function toNextRow({ a, b, row }: Pairing, last: readonly number[], before: readonly number[]): readonly number[] {
  const next = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    const slips = [
      at(last, column) + 1,
      at(next, column - 1) + 1,
      at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1),
      isSwap ? at(before, column - 2) + 1 : Infinity,
    ];
    next.push(Math.min(...slips));
  }
  return next;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}

/** Says whether two places can be the same: equal, one within the other, or one not recorded. */
export function isSamePlace(one: string | null, two: string | null): boolean {
  if (one === null || two === null) return true;
  const [a, b] = [toBeginning(one), toBeginning(two)];
  return a.startsWith(b) || b.startsWith(a);
}

/** 310000 is all of Shanghai: its beginning 31 is that of every district. */
function toBeginning(code: string): string {
  return code.replace(/(?:00){1,2}$/, '');
}
