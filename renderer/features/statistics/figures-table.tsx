import { Fragment, type ReactNode } from 'react';
import { ScrollPane } from '#renderer/components/scroll-pane.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { type FigureGroup, type FigureRow, findFigure, groupFigures } from './model/figure-groups.ts';
import { ShareBar } from './share-bar.tsx';
import type { FigureResult } from './types.ts';

/** The table of figures by part of the record: base, count, what is unknown, share and its bounds. */
export function FiguresTable({ figures }: { readonly figures: readonly FigureResult[] }): ReactNode {
  const { t } = useText();
  return (
    <ScrollPane label={t('statistics.figuresTable')}>
      <table className="figures" aria-label={t('statistics.figuresTable')}>
        <thead>
          <tr>
            <th scope="col">{t('statistics.columnFigure')}</th>
            <th scope="col">{t('statistics.columnBase')}</th>
            <th scope="col" className="number">
              {t('statistics.columnCount')}
            </th>
            <th scope="col" className="number">
              {t('statistics.columnUnknown')}
            </th>
            <th scope="col" className="number">
              {t('statistics.columnPercent')}
            </th>
            <th scope="col" title={t('statistics.boundsHint')}>
              {t('statistics.columnBounds')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groupFigures(figures).map((group) => (
            <Group key={group.section.id} group={group} />
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

function Group({ group }: { readonly group: FigureGroup }): ReactNode {
  const { text } = useText();
  return (
    <Fragment>
      <tr className="group-head">
        <th scope="colgroup" colSpan={6}>
          {text(group.section.label)}
        </th>
      </tr>
      {group.rows.map((row) => (
        <FigureLine key={row.result.id} row={row} />
      ))}
    </Fragment>
  );
}

function FigureLine({ row }: { readonly row: FigureRow }): ReactNode {
  const { t, text } = useText();
  const { result } = row;
  const { percent, low, high } = result;
  const bounds = low !== null && high !== null && low !== high ? `${low.toFixed(1)}–${high.toFixed(1)} %` : '';
  return (
    <tr data-figure={result.id}>
      <th scope="row">{text(result.label)}</th>
      <td className="soft">
        <BaseName row={row} /> <span className="tabular">{result.base}</span>
      </td>
      <td className="number">{result.count}</td>
      <td className={result.unknown > 0 ? 'number some-unknown' : 'number soft'}>{result.unknown}</td>
      <td className="number share">{percent === null ? '—' : `${percent.toFixed(1)} %`}</td>
      <td>
        {percent === null ? (
          <span className="soft">{t('statistics.noBase')}</span>
        ) : (
          <ShareBar percent={percent} low={low ?? percent} high={high ?? percent} />
        )}
        <span className="soft tabular">{bounds}</span>
      </td>
    </tr>
  );
}

function BaseName({ row }: { readonly row: FigureRow }): ReactNode {
  const { t, text } = useText();
  const { figure } = row;
  if (figure === undefined || figure.of === 'all') {
    const ofPersons = figure !== undefined && 'outOf' in figure.counts;
    return ofPersons ? t('statistics.ofPersons') : t('statistics.ofAll');
  }
  if (figure.of === '200+') return t('statistics.ofLarge');
  const base = findFigure(typeof figure.of === 'string' ? figure.of : figure.of.figure);
  return base === undefined ? null : t('statistics.ofFigure', { label: text(base.label) });
}
