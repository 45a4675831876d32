import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { FiguresView } from './figures-view.tsx';
import { RulesView } from './rules-view.tsx';
import { SaveReport } from './save-report.tsx';
import type { OpenRule } from './types.ts';
import './statistics.css';

type View = 'figures' | 'rules';

/** The survey's figures, and how often each rule came out how. */
export function StatisticsScreen({ onOpenRule }: { readonly onOpenRule: OpenRule }): ReactNode {
  const { t } = useText();
  const [view, setView] = useState<View>('figures');
  return (
    <main className="statistics">
      <div className="statistics-head">
        <h2>{t('statistics.title')}</h2>
        <Segmented
          aria-label={t('statistics.views')}
          value={view}
          onChange={(next: View) => setView(next)}
          options={[
            { value: 'figures', label: t('statistics.figuresTab') },
            { value: 'rules', label: t('statistics.rulesTab') },
          ]}
        />
        <SaveReport />
      </div>
      {view === 'figures' ? <FiguresView /> : <RulesView onOpenRule={onOpenRule} />}
    </main>
  );
}
