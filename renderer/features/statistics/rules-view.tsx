import { type ReactNode, useState } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { SearchField } from '#renderer/components/search-field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { toRuleRows } from './model/rule-order.ts';
import { RulesTable } from './rules-table.tsx';
import type { OpenRule } from './types.ts';
import { usePack, useRuleLives, useVerdictSummary } from './use-statistics.ts';

/** How often each rule came out how, over the latest visit of every enterprise. */
export function RulesView({ onOpenRule }: { readonly onOpenRule: OpenRule }): ReactNode {
  const { t, text } = useText();
  const [search, setSearch] = useState('');
  const summary = useVerdictSummary();
  const pack = usePack();
  const lives = useRuleLives();
  const failed = [summary, pack, lives].find((query) => query.error !== null);
  if (failed !== undefined) {
    return <ErrorNotice error={failed.error} title={t('statistics.failed')} onRetry={() => void failed.refetch()} />;
  }
  if (summary.data === undefined || pack.data === undefined || lives.data === undefined)
    return <p className="soft">{t('common.loading')}</p>;
  const { visits, counts, rules } = summary.data;
  const wanted = search.trim().toLowerCase();
  const rows = toRuleRows(rules, pack.data.rules).filter(
    ({ rule }) => rule === undefined || text(rule.title).toLowerCase().includes(wanted),
  );
  return (
    <>
      <div className="scope-bar">
        <SearchField
          label={t('statistics.findRule')}
          placeholder={t('statistics.findRule')}
          value={search}
          onSearch={setSearch}
        />
        <p className="soft">{t('statistics.population', { n: visits })}</p>
      </div>
      {rows.length === 0 ? (
        <p className="soft">{t('statistics.noneFound')}</p>
      ) : (
        <RulesTable rows={rows} total={counts} lives={lives.data} onOpenRule={onOpenRule} />
      )}
    </>
  );
}
