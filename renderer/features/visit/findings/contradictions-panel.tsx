import { useId } from 'react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { Assessment } from '../model/answers.ts';
import { FactLinks } from './fact-links.tsx';

export type ContradictionsPanelProps = { readonly contradictions: Assessment['contradictions'] };

/** Answers that cannot all be right. No findings: they say something about the record, not about the union. */
export function ContradictionsPanel({ contradictions }: ContradictionsPanelProps): ReactNode {
  const { t } = useText();
  const id = useId();
  if (contradictions.length === 0) return null;
  return (
    <section className="contradictions" aria-labelledby={id}>
      <h2 id={id}>
        ⇄ {t('visitFindings.contradictions')} <span className="count">{contradictions.length}</span>
      </h2>
      <p className="quiet">{t('visitFindings.contradictionsHint')}</p>
      <ul>
        {contradictions.map((contradiction) => (
          <li key={contradiction.id}>
            {contradiction.message}
            <FactLinks label="→" facts={contradiction.facts} />
          </li>
        ))}
      </ul>
    </section>
  );
}
