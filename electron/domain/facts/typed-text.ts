import type { Answer, FactDefinition, FactUnit, FactValue, NoValueState } from '#domain/fact.ts';
import { languages } from '#domain/language.ts';
import type { Text } from '#domain/language.ts';
import { parseText } from './parse-by-type.ts';
import { parseInterchangeValue, parseState } from './parse-value.ts';
import { reject } from './rejection.ts';
import type { Rejection } from './rejection.ts';
import { listOptions, stateLabels } from './yes-no.ts';

/** `answer` undefined: the cell says that nothing was asked. */
export type TypedAnswer = { readonly ok: true; readonly answer: Answer | undefined } | Rejection;

/** Words for yes and no beside the options' own; several labels ask 有无 rather than 是否. */
const yesWords: readonly string[] = ['有', 'y', 'true', '√', '✓'];
const noWords: readonly string[] = ['无', '無', '没有', '沒有', 'n', 'false', '×', '✗'];

const unitWords: Readonly<Record<FactUnit, string>> = {
  persons: '人|persons?',
  votes: '票|votes?',
  days: '天|日|days?',
  years: '年|years?',
  sessions: '次|sessions?',
  items: '项|項|items?',
  CNY: '元|yuan',
};

const states: readonly NoValueState[] = ['none', 'unknown', 'refused', 'not_applicable'];

/**
 * What a person types into a cell or a field. Full-width forms, capitals and space at the ends do not matter. Accepted:
 * - nothing, or the label of "not asked": no answer;
 * - `?unknown`, `?refused`, `?not_applicable`, `?none`, and (except for texts) the labels of these states in any language;
 * - numbers, also with thousands separators and the unit behind: 1,234 or 34 人; money also with ¥ or CNY before: ¥1,234.50;
 * - dates as 2026-05-12, 2026/5/12, 2026.5.12 or 2026年5月12日;
 * - 是/否, 有/无, yes/no, y/n, true/false, √/×;
 * - choices by id or label in any language; several of them apart by `;`, `,` or `、`; the word for "none": none of them;
 * - texts as they are.
 */
export function parseTypedText(fact: FactDefinition, typed: string): TypedAnswer {
  const trimmed = typed.trim();
  if (trimmed === '') return { ok: true, answer: undefined };
  if (trimmed.startsWith('?') || trimmed.startsWith('？')) {
    const id = fold(trimmed).slice(1);
    if (fact.type !== 'text' || states.some((state) => state === id)) return parseState(fact, id);
  }
  if (fact.type === 'text') return toAnswer(parseText(trimmed));
  const folded = fold(trimmed);
  const value = toRawValue(fact, folded);
  if (value !== undefined) return toAnswer(parseInterchangeValue(fact, value));
  if (isLabel(stateLabels.not_asked, folded)) return { ok: true, answer: undefined };
  const state = states.find((candidate) => isStateWord(fact, candidate, folded));
  return state === undefined ? rejectTyped(fact) : { ok: true, answer: { state } };
}

function toAnswer(parsed: { readonly ok: true; readonly value: FactValue } | Rejection): TypedAnswer {
  return parsed.ok ? { ok: true, answer: { value: parsed.value } } : parsed;
}

/** The interchange value that the text stands for, still to be checked; undefined where it is written like none. */
function toRawValue(fact: FactDefinition, folded: string): FactValue | undefined {
  switch (fact.type) {
    case 'integer':
    case 'money':
      return toNumber(fact, folded);
    case 'date':
      return toIsoDate(folded);
    case 'yes_no':
      return toYesNo(folded) ?? findOptionId(fact, folded);
    case 'enum':
      return findOptionId(fact, folded);
    case 'set':
      return toElements(fact, folded);
    case 'text':
      return folded;
  }
}

/** Decimals beyond a double's reach become NaN, so that they are refused and not rounded away. */
function toNumber(fact: FactDefinition, folded: string): number | undefined {
  const unit = fact.unit === undefined ? '' : `(?:${unitWords[fact.unit]})?`;
  const currency = fact.type === 'money' ? '(?:¥|cny|rmb)?' : '';
  const pattern = new RegExp(`^${currency} ?([-−]?)(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d+))? ?${unit}$`);
  const match = pattern.exec(folded);
  if (match === null) return undefined;
  const [, sign = '', whole = '', decimals = ''] = match;
  const digits = `${whole.replaceAll(',', '')}.${decimals.replace(/0+$/, '')}`;
  const size = digits.length > 16 && decimals !== '' ? Number.NaN : Number(digits);
  return sign === '' ? size : -size;
}

function toIsoDate(folded: string): string | undefined {
  const pattern = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号號])$/;
  const match = pattern.exec(folded);
  if (match === null) return undefined;
  const [, year = '', , month = match[5] ?? '', day = match[6] ?? ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function toYesNo(folded: string): 'yes' | 'no' | undefined {
  if (yesWords.includes(folded)) return 'yes';
  return noWords.includes(folded) ? 'no' : undefined;
}

/** Undefined where any part is no option, unless the whole is the word for "none". */
function toElements(fact: FactDefinition, folded: string): readonly string[] | undefined {
  const ids = folded
    .split(/[;,、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => findOptionId(fact, part));
  const known = ids.filter((id) => id !== undefined);
  if (known.length === ids.length) return [...new Set(known)];
  return isLabel(stateLabels.none, folded) ? [] : undefined;
}

/** Option ids by every word that stands for them, made once per fact: a long file asks for them in every cell. */
const optionWords = new WeakMap<FactDefinition, ReadonlyMap<string, string>>();

function findOptionId(fact: FactDefinition, folded: string): string | undefined {
  const words = optionWords.get(fact) ?? collectOptionWords(fact);
  optionWords.set(fact, words);
  return words.get(folded);
}

function collectOptionWords(fact: FactDefinition): ReadonlyMap<string, string> {
  const labels = listOptions(fact).flatMap(({ id, label }) =>
    languages.map((language) => [fold(label[language]), id] as const),
  );
  return new Map([...labels, ...listOptions(fact).map(({ id }) => [id, id] as const)]);
}

function isStateWord(fact: FactDefinition, state: NoValueState, folded: string): boolean {
  if (state !== 'none') return isLabel(stateLabels[state], folded);
  if (fact.noneLabel === undefined) return false;
  return isLabel(fact.noneLabel, folded) || isLabel(stateLabels.none, folded);
}

function isLabel(label: Text, folded: string): boolean {
  return languages.some((language) => fold(label[language]) === folded);
}

/** Compatibility forms (full-width digits and signs), curly apostrophes and capitals are made equal. */
function fold(text: string): string {
  return text.normalize('NFKC').replaceAll('’', "'").toLowerCase().trim();
}

function rejectTyped(fact: FactDefinition): Rejection {
  switch (fact.type) {
    case 'yes_no':
    case 'enum':
    case 'set':
      return reject(
        'NOT_IN_LIST',
        `Expected: ${listOptions(fact)
          .map((option) => option.id)
          .join(', ')}`,
      );
    case 'date':
      return reject('IMPOSSIBLE_DATE', 'A date as 2026-05-12 is expected');
    default:
      return reject('WRONG_TYPE', 'A number is expected');
  }
}
