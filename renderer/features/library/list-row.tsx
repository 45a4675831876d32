import { type ReactNode, memo } from 'react';
import { provinceOf } from '#domain/region.ts';
import { useRegionNames } from '#renderer/components/code-names.ts';
import { RowConflict } from '#renderer/features/conflicts/row-conflict.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { stateLabels } from '#renderer/components/state-labels.ts';
import { GapBadges, UnknownBadge } from '#renderer/components/gap-badges.tsx';
import type { EnterpriseRow } from './list-types.ts';
import { AssignedTo, AssignmentMark, ChangedMark } from './row-marks.tsx';
import { findSizeClass } from './size-class.ts';

/** One enterprise with its latest visit. */
export const ListRow = memo(function ListRow({ row }: { readonly row: EnterpriseRow }): ReactNode {
  const { t } = useText();
  return (
    <>
      <td className="cell cell-name">
        <span className="cell-main">{row.name}</span>
        <span className="cell-line">
          <span className="soft tabular">{row.creditCode ?? t('common.notRecorded')}</span>
          <RowConflict count={row.conflicts} />
          <ChangedMark row={row} />
        </span>
      </td>
      <RegionCell regionCode={row.regionCode} />
      <EmployeesCell employees={row.employees} />
      <VerdictCells row={row} />
      <td className="cell cell-date">
        <span className="tabular">{row.date}</span>
        <AssignmentMark assignment={row.assignment} />
      </td>
      <td className="cell cell-state">
        {row.state !== null && <span className={`state state-${row.state}`}>{t(stateLabels[row.state])}</span>}
        <AssignedTo assignment={row.assignment} />
      </td>
    </>
  );
});

function RegionCell({ regionCode }: { readonly regionCode: string | null }): ReactNode {
  const { t, text, language } = useText();
  const names = useRegionNames(language);
  const province = regionCode === null ? undefined : provinceOf(regionCode);
  const [last, ...outer] = (names?.describe(regionCode ?? '') ?? '').split(' › ').toReversed();
  const isNamed = regionCode !== null && outer.length > 0;
  return (
    <td className="cell cell-region" title={regionCode ?? undefined}>
      <span className="cell-main">{province === undefined ? t('library.notKnown') : text(province.name)}</span>
      <span className={isNamed ? 'soft' : 'soft tabular'}>{isNamed ? last : regionCode}</span>
    </td>
  );
}

function EmployeesCell({ employees }: { readonly employees: number | null }): ReactNode {
  const { t } = useText();
  const size = employees === null ? undefined : findSizeClass(employees);
  return (
    <td className="cell cell-employees">
      <span className="cell-main tabular">{employees ?? t('library.notKnown')}</span>
      {size !== undefined && <span className="soft tabular">{t('library.sizeClass', { size })}</span>}
    </td>
  );
}

function VerdictCells({ row }: { readonly row: EnterpriseRow }): ReactNode {
  const { t } = useText();
  const { counts, gaps } = row;
  if (counts === null || gaps === null) {
    const wait = row.inspectionId === null ? t('library.notVisited') : t('library.counting');
    return (
      <td className="cell cell-verdicts soft" colSpan={2}>
        {wait}
      </td>
    );
  }
  return (
    <>
      <td className="cell cell-gaps">
        <GapBadges gaps={gaps} counts={counts} />
      </td>
      <td className="cell cell-unknown">
        <UnknownBadge counts={counts} />
      </td>
    </>
  );
}
