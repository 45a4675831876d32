import type { ReactNode } from 'react';
import { ScrollPane } from '#renderer/components/scroll-pane.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { OutcomeBar } from './outcome-bar.tsx';
import type { RuleRow } from './model/rule-order.ts';
import type { RuleResult } from './types.ts';

type Counts = RuleResult['counts'];

export type RulesTableProps = { readonly rows: readonly RuleRow[]; readonly total: Counts };

const severityLabels: Readonly<Record<RuleResult['severity'], MessageKey>> = {
  critical: 'common.severityCritical',
  major: 'common.severityMajor',
  minor: 'common.severityMinor',
  advisory: 'common.severityAdvisory',
};

const outcomes: readonly { readonly kind: keyof Counts; readonly label: MessageKey }[] = [
  { kind: 'gap', label: 'common.verdictBreach' },
  { kind: 'unknown', label: 'common.verdictUnknown' },
  { kind: 'pass', label: 'common.verdictPass' },
  { kind: 'not_applicable', label: 'common.verdictNotApplicable' },
  { kind: 'error', label: 'common.verdictError' },
];

/** One line a rule, the most frequent gaps first. */
export function RulesTable({ rows, total }: RulesTableProps): ReactNode {
  const { t, text } = useText();
  return (
    <ScrollPane label={t('statistics.rulesTable')}>
      <table className="rules" aria-label={t('statistics.rulesTable')}>
        <thead>
          <tr>
            <th scope="col">{t('statistics.columnRule')}</th>
            <th scope="col">{t('statistics.columnSeverity')}</th>
            {outcomes.map(({ kind, label }) => (
              <th key={kind} scope="col" className="number">
                {t(label)}
              </th>
            ))}
            <th scope="col">{t('statistics.columnOutcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ result, rule }) => (
            <tr key={result.rule}>
              <th scope="row">{rule === undefined ? result.rule : text(rule.title)}</th>
              <td className="soft">{t(severityLabels[result.severity])}</td>
              <CountCells counts={result.counts} />
              <td>
                <OutcomeBar counts={result.counts} advisory={result.severity === 'advisory'} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('statistics.total')}
            </th>
            <CountCells counts={total} />
            <td>
              <OutcomeBar counts={total} advisory={false} />
            </td>
          </tr>
        </tfoot>
      </table>
    </ScrollPane>
  );
}

function CountCells({ counts }: { readonly counts: Counts }): ReactNode {
  return outcomes.map(({ kind }) => (
    <td key={kind} className={counts[kind] === 0 ? 'number soft' : `number count-of-${kind}`}>
      {counts[kind]}
    </td>
  ));
}
