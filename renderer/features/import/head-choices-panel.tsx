import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { type Head, type HeadTarget, ignoredHead } from './types.ts';

export type HeadChoicesPanelProps = {
  readonly heads: readonly Head[];
  readonly targets: readonly HeadTarget[];
  readonly onChoose: (key: string, target: string) => void;
};

/** Heads that the program does not know, each with what it was said to mean. */
export function HeadChoicesPanel({ heads, targets, onChoose }: HeadChoicesPanelProps): ReactNode {
  const { t, text } = useText();
  const open = heads.filter(({ state, key }) => state !== 'known' && key !== '');
  if (open.length === 0) return null;
  const options = [
    { value: ignoredHead, label: t('importRecords.headIgnore') },
    ...targets.map(({ id, label }) => ({ value: id, label: text(label) })),
  ];
  return (
    <section>
      <h3>{t('importRecords.headsTitle')}</h3>
      <p className="soft">{t('importRecords.headsHint')}</p>
      <ul className="import-heads">
        {open.map((head) => (
          <li key={head.key}>
            <span className="import-file">{head.name}</span>
            <Select
              aria-label={t('importRecords.headChoice', { head: head.name })}
              placeholder={t('importRecords.headNone')}
              showSearch={{ optionFilterProp: 'label' }}
              allowClear
              value={head.state === 'ignored' ? ignoredHead : (head.target ?? undefined)}
              onChange={(target: string | undefined) => onChoose(head.key, target ?? '')}
              options={options}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
