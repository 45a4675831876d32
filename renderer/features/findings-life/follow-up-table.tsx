import type { ReactNode } from 'react';
import { ScrollPane } from '#renderer/components/scroll-pane.tsx';
import type { RuleView } from '#renderer/features/visit/model/answers.ts';
import { severityKeys } from '#renderer/features/visit/model/labels.ts';
import { useText } from '#renderer/i18n/index.ts';
import { Overdue, StateMark } from './state-mark.tsx';
import type { FollowUpRow } from './use-follow-up.ts';

/** Opens the visit of a finding, at the finding. */
export type OpenFinding = (place: { readonly inspectionId: string; readonly rule: string }) => void;

export type FollowUpTableProps = {
  readonly rows: readonly FollowUpRow[];
  readonly rules: ReadonlyMap<string, RuleView>;
  readonly onOpen: OpenFinding;
};

/** One line a finding. */
export function FollowUpTable({ rows, rules, onOpen }: FollowUpTableProps): ReactNode {
  const { t, text } = useText();
  const toTitle = (rule: string): string => {
    const known = rules.get(rule);
    return known === undefined ? rule : text(known.title);
  };
  return (
    <ScrollPane label={t('findingsLife.table')}>
      <table aria-label={t('findingsLife.table')}>
        <thead>
          <tr>
            <th scope="col">{t('findingsLife.columnEnterprise')}</th>
            <th scope="col">{t('findingsLife.columnFinding')}</th>
            <th scope="col">{t('findingsLife.severity')}</th>
            <th scope="col">{t('findingsLife.columnState')}</th>
            <th scope="col">{t('findingsLife.columnDue')}</th>
            <th scope="col" className="number">
              {t('findingsLife.columnDate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.enterpriseName}</th>
              <td>
                <button
                  type="button"
                  className="follow-up-open"
                  title={t('findingsLife.open', { enterprise: row.enterpriseName, finding: toTitle(row.rule) })}
                  onClick={() => onOpen(row)}
                >
                  {toTitle(row.rule)}
                </button>
              </td>
              <td className="soft">{t(severityKeys[row.severity])}</td>
              <td>
                <StateMark state={row.state} />
              </td>
              <td>
                <DueDay row={row} />
              </td>
              <td className="number">{row.date}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

/** The head of the column says what the date is. */
function DueDay({ row: { dueOn, isOverdue, overdueDays } }: { readonly row: FollowUpRow }): ReactNode {
  const { t } = useText();
  if (dueOn === null) return <span className="soft">{t('findingsLife.noDue')}</span>;
  return (
    <span className={isOverdue ? 'due due-over' : 'due'}>
      {dueOn}
      {isOverdue && <Overdue days={overdueDays} />}
    </span>
  );
}
