import type { ReactNode } from 'react';
import { ScrollPane } from '#renderer/components/scroll-pane.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { findFieldLabel } from './field-label.ts';
import type { HeadTarget, Preview, Rejection } from './types.ts';

export type RejectionTableProps = { readonly preview: Preview; readonly targets: readonly HeadTarget[] };

/** Every cell that cannot be accepted, with its place and the reason. */
export function RejectionTable({ preview, targets }: RejectionTableProps): ReactNode {
  const { t } = useText();
  const isTable = preview.heads.length > 0;
  // Heads that nobody knows are asked about above.
  const listed = preview.rejections.filter(({ code }) => !isTable || code !== 'UNKNOWN_FACT');
  const total = preview.reasons - (preview.rejections.length - listed.length);
  if (listed.length === 0) return null;
  return (
    <section>
      <h3>{t('importRecords.rejectedTitle')}</h3>
      <p className="soft">{t('importRecords.rejectedHint')}</p>
      <div className="import-rejections">
        <ScrollPane label={t('importRecords.rejectedTitle')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t(isTable ? 'importRecords.columnRow' : 'importRecords.columnRecord')}</th>
                {isTable && <th scope="col">{t('importRecords.columnColumn')}</th>}
                <th scope="col">{t('importRecords.columnWhat')}</th>
                <th scope="col">{t('importRecords.columnReason')}</th>
              </tr>
            </thead>
            <tbody>
              {listed.map((rejection) => (
                <Line key={toKey(rejection)} rejection={rejection} isTable={isTable} targets={targets} />
              ))}
            </tbody>
          </table>
        </ScrollPane>
      </div>
      {total > listed.length && <p className="soft">{t('importRecords.shownOf', { shown: listed.length, total })}</p>}
    </section>
  );
}

type LineProps = {
  readonly rejection: Rejection;
  readonly isTable: boolean;
  readonly targets: readonly HeadTarget[];
};

function Line({ rejection, isTable, targets }: LineProps): ReactNode {
  const { t, text } = useText();
  const { record, fact, code, row, column } = rejection;
  const label = findFieldLabel(fact, targets);
  return (
    <tr>
      <td className="tabular">{isTable ? row : record + 1}</td>
      {isTable && <td>{column}</td>}
      <td>{label === undefined ? fact : text(label)}</td>
      <td>{t(`importRecords.code_${code}`)}</td>
    </tr>
  );
}

function toKey({ record, fact, code, row, column, message }: Rejection): string {
  return JSON.stringify([record, fact, code, row, column, message]);
}
