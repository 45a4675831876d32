import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { isLocked } from '#renderer/features/visit/store/visit-state.ts';
import { useVisitState } from '#renderer/features/visit/visit-context.ts';
import { CompletionEvidence } from '#renderer/features/evidence/completion-evidence.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { ClosedVisit } from './closed-visit.tsx';
import { OpenIssues } from './open-issues.tsx';
import type { ReasonDrafts } from './use-reason-drafts.ts';
import './completion.css';

export type CompletionScreenProps = { readonly drafts: ReasonDrafts; readonly onClose: () => void };

/** A visit as a whole: what is open before it is completed, and afterwards what was frozen and what can still be done. */
export function CompletionScreen({ drafts, onClose }: CompletionScreenProps): ReactNode {
  const { t } = useText();
  const locked = useVisitState(isLocked);
  const title = t(locked ? 'completion.state' : 'completion.complete');
  return (
    <section className="completion" aria-label={t('completion.screen')}>
      <header className="section-head">
        <Title key={title} title={title} />
        <button type="button" className="tool" onClick={onClose}>
          {t('completion.back')} (Esc)
        </button>
      </header>
      <CompletionEvidence />
      {locked ? <ClosedVisit drafts={drafts} /> : <OpenIssues drafts={drafts} />}
    </section>
  );
}

/** Takes the focus when it appears, so that what follows is read next. */
function Title({ title }: { readonly title: string }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {title}
    </h2>
  );
}
