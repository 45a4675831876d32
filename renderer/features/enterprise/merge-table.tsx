import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { useIndustryNames, useRegionNames } from '#renderer/components/code-names.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { MergeRow, Side } from './model/merge.ts';
import { TextDifference } from './text-difference.tsx';
import type { MergeField } from './types.ts';

const labels: Readonly<Record<MergeField, MessageKey>> = {
  name: 'enterprise.name',
  credit_code: 'enterprise.creditCode',
  region_code: 'enterprise.region',
  industry_code: 'enterprise.industry',
  address: 'enterprise.address',
  contact_name: 'enterprise.contactName',
  contact_phone: 'enterprise.contactPhone',
};

export type MergeTableProps = {
  readonly rows: readonly MergeRow[];
  readonly onChoose: (field: MergeField, side: Side) => void;
};

/** Field by field what both say; where they differ, one is chosen. */
export function MergeTable({ rows, onChoose }: MergeTableProps): ReactNode {
  const { t } = useText();
  return (
    <table className="comparison">
      <thead>
        <tr>
          <th scope="col">{t('enterprise.field')}</th>
          <th scope="col">{t('enterprise.staying')}</th>
          <th scope="col">{t('enterprise.merging')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.field}>
            <th scope="row">{t(labels[row.field])}</th>
            <td>
              <Value row={row} side="into" onChoose={onChoose} />
            </td>
            <td>
              <Value row={row} side="from" onChoose={onChoose} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ValueProps = Pick<MergeTableProps, 'onChoose'> & { readonly row: MergeRow; readonly side: Side };

function Value({ row, side, onChoose }: ValueProps): ReactNode {
  const { t, language } = useText();
  const regions = useRegionNames(language);
  const industries = useIndustryNames(language);
  const names = row.field === 'region_code' ? regions : row.field === 'industry_code' ? industries : undefined;
  const toText = (value: string | null): string => (value === null ? '' : (names?.describe(value) ?? value));
  const other = side === 'into' ? 'from' : 'into';
  const text = toText(row[side]);
  if (text === '') return <span className="soft">—</span>;
  const shown = <TextDifference text={text} other={toText(row[other])} />;
  if (!row.isOpen) return row.chosen === side ? shown : <span className="soft">{shown}</span>;
  return (
    <Radio
      name={`merge-${row.field}`}
      aria-label={t(side === 'into' ? 'enterprise.keepStaying' : 'enterprise.takeMerging', {
        field: t(labels[row.field]),
      })}
      checked={row.chosen === side}
      onChange={() => onChoose(row.field, side)}
    >
      {shown}
    </Radio>
  );
}
