import type { ReactNode } from 'react';
import { ScrollPane } from '#renderer/components/scroll-pane.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { LifeCells, LifeHeads, sumLives } from './life-cells.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import type { RuleRow } from './model/rule-order.ts';
import type { OpenRule, RuleResult } from './types.ts';
import type { RuleLives } from './use-statistics.ts';

type Counts = RuleResult['counts'];

export type RulesTableProps = {
  readonly rows: readonly RuleRow[];
  readonly total: Counts;
  readonly lives: RuleLives;
  readonly onOpenRule: OpenRule;
};

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
export function RulesTable({ rows, total, lives, onOpenRule }: RulesTableProps): ReactNode {
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
            <LifeHeads />
            <th scope="col">{t('statistics.columnOutcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ result, rule }) => (
            <tr key={result.rule}>
              <th scope="row">
                <RuleLink
                  title={rule === undefined ? result.rule : text(rule.title)}
                  result={result}
                  onOpenRule={onOpenRule}
                />
              </th>
              <td className="soft">{t(severityLabels[result.severity])}</td>
              <CountCells counts={result.counts} onOpen={(verdict) => onOpenRule({ rule: result.rule, verdict })} />
              <LifeCells counts={lives.get(result.rule)} />
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
            <LifeCells counts={sumLives(lives)} />
            <td>
              <OutcomeBar counts={total} advisory={false} />
            </td>
          </tr>
        </tfoot>
      </table>
    </ScrollPane>
  );
}

type RuleLinkProps = { readonly title: string; readonly result: RuleResult; readonly onOpenRule: OpenRule };

/** Opens the enterprises concerned: those with a gap, where there are none those to be verified, and so on. */
function RuleLink({ title, result: { rule, counts }, onOpenRule }: RuleLinkProps): ReactNode {
  const { t } = useText();
  const verdict = outcomes.find(({ kind }) => counts[kind] > 0)?.kind;
  if (verdict === undefined) return title;
  return (
    <button
      type="button"
      className="rule-link"
      title={t('statistics.openRule')}
      onClick={() => onOpenRule({ rule, verdict })}
    >
      {title}
    </button>
  );
}

type CountCellsProps = {
  readonly counts: Counts;
  /** Absent where there is nothing to open, as in the sums. */
  readonly onOpen?: (verdict: keyof Counts) => void;
};

function CountCells({ counts, onOpen }: CountCellsProps): ReactNode {
  const { t } = useText();
  return outcomes.map(({ kind, label }) => (
    <td key={kind} className={counts[kind] === 0 ? 'number soft' : `number count-of-${kind}`}>
      {counts[kind] === 0 || onOpen === undefined ? (
        counts[kind]
      ) : (
        <button
          type="button"
          className="rule-link"
          aria-label={t('statistics.openCount', { n: counts[kind], verdict: t(label) })}
          onClick={() => onOpen(kind)}
        >
          {counts[kind]}
        </button>
      )}
    </td>
  ));
}
