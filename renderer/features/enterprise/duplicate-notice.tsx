import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useRegionNames } from '#renderer/components/code-names.ts';
import { useText } from '#renderer/i18n/index.ts';
import { reasonLabels } from './model/reason-labels.ts';
import { TextDifference } from './text-difference.tsx';
import type { Duplicate, Enterprise } from './types.ts';

/** What is being typed, as far as it is compared. */
export type TypedSide = Pick<Enterprise, 'name' | 'creditCode' | 'regionCode' | 'address'>;

export type DuplicateNoticeProps = {
  readonly typed: TypedSide;
  /** The likeliest first. */
  readonly duplicates: readonly Duplicate[];
  readonly onOpen: (enterpriseId: string) => void;
  /** Absent while the enterprise is not saved: then there is nothing to merge yet. */
  readonly onMerge?: (enterpriseId: string) => void;
  /** They are two. */
  readonly onKeep: () => void;
};

const mostShown = 3;

/** Says while one types that the library may have this enterprise already, and lays the two side by side. */
export function DuplicateNotice({ typed, duplicates, onOpen, onMerge, onKeep }: DuplicateNoticeProps): ReactNode {
  const { t } = useText();
  if (duplicates.length === 0) return null;
  return (
    <section className="duplicates" aria-label={t('enterprise.duplicatesTitle')}>
      <div className="duplicates-head">
        <output>
          <strong>{t('enterprise.duplicatesTitle')}</strong>{' '}
          {t(onMerge === undefined ? 'enterprise.duplicatesNew' : 'enterprise.duplicatesEdit')}
        </output>
        <Button size="small" onClick={onKeep}>
          {t('enterprise.keepBoth')}
        </Button>
      </div>
      {duplicates.slice(0, mostShown).map(({ enterprise, reason }) => (
        <div key={enterprise.enterpriseId} className="duplicate">
          <div className="duplicates-head">
            <span className="duplicate-reason">{t(reasonLabels[reason])}</span>
            <span className="duplicate-actions">
              <Button size="small" onClick={() => onOpen(enterprise.enterpriseId)}>
                {t('enterprise.showExisting')}
              </Button>
              {onMerge !== undefined && (
                <Button size="small" onClick={() => onMerge(enterprise.enterpriseId)}>
                  {t('enterprise.mergeOpen')}
                </Button>
              )}
            </span>
          </div>
          <Comparison typed={typed} existing={enterprise} />
        </div>
      ))}
    </section>
  );
}

type ComparisonProps = { readonly typed: TypedSide; readonly existing: Enterprise };

function Comparison({ typed, existing }: ComparisonProps): ReactNode {
  const { t, language } = useText();
  const names = useRegionNames(language);
  const toPlace = (code: string | null): string => (code === null ? '' : (names?.describe(code) ?? code));
  const rows = [
    [t('enterprise.name'), typed.name, existing.name],
    [t('enterprise.creditCode'), typed.creditCode ?? '', existing.creditCode ?? ''],
    [t('enterprise.region'), toPlace(typed.regionCode), toPlace(existing.regionCode)],
    [t('enterprise.address'), typed.address ?? '', existing.address ?? ''],
  ] as const;
  return (
    <table className="comparison">
      <thead>
        <tr>
          <th scope="col">{t('enterprise.field')}</th>
          <th scope="col">{t('enterprise.beingTyped')}</th>
          <th scope="col">{t('enterprise.existing')}</th>
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(([, one, two]) => one !== '' || two !== '')
          .map(([label, one, two]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{one === '' ? '—' : <TextDifference text={one} other={two} />}</td>
              <td>{two === '' ? '—' : <TextDifference text={two} other={one} />}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
