import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { findingStates } from '#domain/finding-states.ts';
import { provinces } from '#domain/region.ts';
import { severities } from '#domain/verdict.ts';
import { SearchField } from '#renderer/components/search-field.tsx';
import type { RuleView } from '#renderer/features/visit/model/answers.ts';
import { severityKeys } from '#renderer/features/visit/model/labels.ts';
import { LabelledSelect } from '#renderer/components/labelled-select.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { findingStateLabels } from './labels.ts';
import { startFollowUp } from './use-follow-up.ts';
import type { FollowUp, FollowUpFilter, FollowUpPage } from './use-follow-up.ts';

export type FollowUpFiltersProps = {
  readonly followUp: FollowUp;
  readonly rules: ReadonlyMap<string, RuleView>;
};

type DueName = keyof FollowUpPage['counts']['due'];

const dueLabels: Readonly<Record<DueName, MessageKey>> = {
  any: 'findingsLife.dueAny',
  overdue: 'findingsLife.dueOverdue',
  '7': 'findingsLife.due7',
  '30': 'findingsLife.due30',
};
const dueNames: readonly DueName[] = ['any', 'overdue', '7', '30'];

/** What the list of findings is narrowed to, each choice with how many it would list. */
export function FollowUpFilters({ followUp, rules }: FollowUpFiltersProps): ReactNode {
  const { t, text } = useText();
  const { filter, setFilter, pages } = followUp;
  const counts = pages?.[0]?.counts;
  const change = (part: Partial<FollowUpFilter>): void => setFilter({ ...filter, ...part });
  const withCount = (label: string, n: number | undefined): string =>
    n === undefined ? label : t('findingsLife.withCount', { label, n });
  const states = (['open', 'all', ...findingStates] as const).map((state) => ({
    value: state,
    label: withCount(t(toStateLabel(state)), counts?.states[state]),
  }));
  const inList = new Set(pages?.[0]?.rules.map(({ rule }) => rule));
  const ruleOptions = [...rules.values()].filter(({ id }) => inList.has(id) || id === filter.rule);
  return (
    <section className="scope-bar" aria-label={t('findingsLife.filters')}>
      <LabelledSelect
        placeholder={t('findingsLife.any')}
        label={t('findingsLife.state')}
        value={filter.state}
        options={states}
        onChoose={(state) => change({ state: state ?? 'all' })}
      />
      <Segmented
        aria-label={t('findingsLife.due')}
        value={String(filter.due)}
        options={dueNames.map((due) => ({ value: due, label: withCount(t(dueLabels[due]), counts?.due[due]) }))}
        onChange={(due: string) => change({ due: toDue(due) })}
      />
      <LabelledSelect
        placeholder={t('findingsLife.any')}
        label={t('findingsLife.severity')}
        value={filter.severity}
        options={severities.map((severity) => ({ value: severity, label: t(severityKeys[severity]) }))}
        onChoose={(severity) => change({ severity })}
      />
      <LabelledSelect
        placeholder={t('findingsLife.any')}
        label={t('findingsLife.rule')}
        value={filter.rule}
        options={ruleOptions.map(({ id, title }) => ({ value: id, label: text(title) }))}
        onChoose={(rule) => change({ rule })}
      />
      <LabelledSelect
        placeholder={t('findingsLife.any')}
        label={t('findingsLife.region')}
        value={filter.region}
        options={provinces.map(({ code, name }) => ({ value: code, label: text(name) }))}
        onChoose={(region) => change({ region })}
      />
      <SearchField
        label={t('findingsLife.search')}
        placeholder={t('findingsLife.search')}
        value={filter.search}
        onSearch={(search) => change({ search })}
      />
      <Button onClick={() => setFilter(startFollowUp)}>{t('findingsLife.clear')}</Button>
    </section>
  );
}

function toStateLabel(state: FollowUpFilter['state']): MessageKey {
  if (state === 'open') return 'findingsLife.stateOpen';
  return state === 'all' ? 'findingsLife.stateAll' : findingStateLabels[state];
}

function toDue(name: string): FollowUpFilter['due'] {
  if (name === '7') return 7;
  if (name === '30') return 30;
  return name === 'overdue' ? 'overdue' : 'any';
}
