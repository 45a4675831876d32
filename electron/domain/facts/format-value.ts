import type { Answer, FactDefinition, FactUnit, FactValue } from '#domain/fact.ts';
import type { Language, Text } from '#domain/language.ts';
import { text } from './text.ts';
import { carriedLabel, listOptions, stateLabels } from './yes-no.ts';

const units: Readonly<Record<Exclude<FactUnit, 'CNY'>, Text>> = {
  persons: text('人', '人', 'person'),
  votes: text('票', '票', 'vote'),
  days: text('天', '天', 'day'),
  years: text('年', '年', 'year'),
  sessions: text('次', '次', 'session'),
  items: text('项', '項', 'item'),
};

/**
 * An answer as people read it: 34 人 / 34 persons, 1,234.50 元 / CNY 1,234.50, option labels, the word for a state. An
 * answer carried over from the last visit says so; an absent one reads "not asked".
 */
export function formatAnswer(fact: FactDefinition, answer: Answer | undefined, language: Language): string {
  if (answer === undefined) return stateLabels.not_asked[language];
  const content =
    'state' in answer ? formatState(fact, answer.state, language) : formatValue(fact, answer.value, language);
  if (answer.carriedFrom === undefined) return content;
  const origin = `${carriedLabel[language]} ${answer.carriedFrom}`;
  return language === 'en' ? `${content} (${origin})` : `${content}（${origin}）`;
}

/** A stored value as people read it; an id that the dictionary does not know stays as it is. */
export function formatValue(fact: FactDefinition, value: FactValue, language: Language): string {
  if (typeof value === 'number')
    return fact.type === 'money' ? formatMoney(value, language) : formatCount(fact, value, language);
  if (typeof value === 'string') return formatOption(fact, value, language);
  if (value.length === 0) return stateLabels.none[language];
  return value.map((id) => formatOption(fact, id, language)).join(language === 'en' ? ', ' : '、');
}

function formatState(
  fact: FactDefinition,
  state: Exclude<keyof typeof stateLabels, 'not_asked'>,
  language: Language,
): string {
  const label = state === 'none' ? (fact.noneLabel ?? stateLabels.none) : stateLabels[state];
  return label[language];
}

function formatOption(fact: FactDefinition, id: string, language: Language): string {
  return listOptions(fact).find((option) => option.id === id)?.label[language] ?? id;
}

function formatCount(fact: FactDefinition, value: number, language: Language): string {
  const count = groupThousands(String(value));
  if (fact.unit === undefined || fact.unit === 'CNY') return count;
  const unit = units[fact.unit][language];
  return `${count} ${unit}${language === 'en' && value !== 1 ? 's' : ''}`;
}

function formatMoney(fen: number, language: Language): string {
  const amount = `${groupThousands(String(Math.floor(fen / 100)))}.${String(fen % 100).padStart(2, '0')}`;
  return language === 'en' ? `CNY ${amount}` : `${amount} 元`;
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
