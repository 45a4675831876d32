import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { usePack } from '#renderer/features/statistics/use-statistics.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { ListFilter } from './list-types.ts';

type Outcome = NonNullable<ListFilter['rule']>;

const labels: Readonly<Record<Outcome['verdict'], MessageKey>> = {
  gap: 'common.verdictBreach',
  unknown: 'common.verdictUnknown',
  pass: 'common.verdictPass',
  not_applicable: 'common.verdictNotApplicable',
  error: 'common.verdictError',
};

export type RuleChipProps = { readonly outcome: Outcome; readonly onRemove: () => void };

/** Says that only the enterprises of one rule's outcome are listed, and takes that back. */
export function RuleChip({ outcome, onRemove }: RuleChipProps): ReactNode {
  const { t, text } = useText();
  const pack = usePack();
  const rule = pack.data?.rules.find(({ id }) => id === outcome.rule);
  const title = rule === undefined ? outcome.rule : text(rule.title);
  return (
    <p className="rule-chip">
      <Tag color="blue">
        {t('library.onlyRule', { rule: title, verdict: t(labels[outcome.verdict]) })}
        <button type="button" aria-label={t('library.removeRule')} onClick={onRemove}>
          ×
        </button>
      </Tag>
    </p>
  );
}
