import { findFact } from '#domain/facts/dictionary.ts';
import { formatAnswer } from '#domain/facts/format-value.ts';
import { findingStates } from '#domain/finding-states.ts';
import { kindLabels, stateLabels } from '#renderer/components/state-labels.ts';
import { documentStateLabels } from '#renderer/features/documents/labels.ts';
import type { TextTools } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { Content, Place } from './types.ts';

/** What a field holds, as people read it. */
export function toContentText(tools: TextTools, place: Omit<Place, 'row'>, content: Content): string {
  const { t, language } = tools;
  switch (content.kind) {
    case 'answer': {
      const fact = findFact(place.field);
      if (fact === undefined) return JSON.stringify(content.answer);
      const { answer, carriedFrom } = content;
      const carried = carriedFrom === null ? {} : { carriedFrom };
      return formatAnswer(fact, answer === null ? undefined : { ...answer, ...carried }, language);
    }
    case 'text':
      return content.text === null || content.text === '' ? t('conflicts.notSet') : content.text;
    case 'choice':
      return toChoiceText(tools, place, content.choice);
    case 'flag':
      return toFlagText(tools, place, content.isSet);
    case 'list':
      return content.items.length === 0 ? t('conflicts.notSet') : toItemsText(tools, place, content.items);
    case 'document':
      return content.characters === 0 ? t('conflicts.notSet') : t('conflicts.longContent', { n: content.characters });
  }
}

function toFlagText({ t }: TextTools, { field }: Omit<Place, 'row'>, isSet: boolean): string {
  if (field === 'deleted') return t(isSet ? 'conflicts.removed' : 'conflicts.kept');
  return t(isSet ? 'conflicts.yes' : 'conflicts.no');
}

/** The facts that a piece of evidence proves go by their labels. */
function toItemsText({ text, language }: TextTools, { field }: Omit<Place, 'row'>, items: readonly string[]): string {
  const words = items.map((item) => {
    const fact = field === 'facts' ? findFact(item) : undefined;
    return fact === undefined ? item : text(fact.label);
  });
  return words.join(language === 'en' ? ', ' : '、');
}

function toChoiceText({ t }: TextTools, { table, field }: Omit<Place, 'row'>, choice: string): string {
  const label = findChoiceLabel(`${table}.${field}`, choice);
  return label === undefined ? choice : t(label);
}

function findChoiceLabel(field: string, choice: string): MessageKey | undefined {
  if (field === 'findings.state') {
    const state = findingStates.find((known) => known === choice);
    return state && `findingsLife.state_${state}`;
  }
  const known: Readonly<Record<string, Readonly<Record<string, MessageKey>>>> = {
    'inspections.state': stateLabels,
    'inspections.kind': kindLabels,
    'documents.state': documentStateLabels,
  };
  return known[field]?.[choice];
}
