import { memo } from 'react';
import type { ReactNode } from 'react';
import type { SectionId } from '#domain/fact.ts';
import { sections } from '#domain/facts/sections.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { listProgress } from './model/progress.ts';
import type { SectionProgress } from './model/progress.ts';
import { findAnswer } from './store/visit-state.ts';
import type { Face } from './use-navigation.ts';
import { useSectionCalls } from './use-section-calls.ts';
import type { SectionCalls } from './use-section-calls.ts';
import { useVisitState, useVisitTools } from './visit-context.ts';

export type SectionIndexProps = {
  readonly face: Face;
  readonly section: SectionId;
  readonly onFace: (face: Face) => void;
  readonly onSection: (section: SectionId) => void;
};

const faces: readonly Face[] = ['record', 'checklist'];

/** The eight sections with how far each is, and the switch between the two views of the facts. */
export const SectionIndex = memo(function SectionIndex(props: SectionIndexProps): ReactNode {
  const { t } = useText();
  const { rules } = useVisitTools();
  const state = useVisitState((whole) => whole);
  const callsOf = useSectionCalls();
  const { assessment } = state.visit;
  const progress = listProgress({ answerOf: (fact) => findAnswer(state, fact), assessment, rules });
  const answered = progress.reduce((sum, section) => sum + section.answered, 0);
  const applicable = progress.reduce((sum, section) => sum + section.applicable, 0);
  return (
    <nav className="section-index" data-pane="sections" aria-label={t('visit.sections')}>
      <fieldset className="faces" aria-label={t('visit.faces')}>
        {faces.map((face) => (
          <button key={face} type="button" aria-pressed={face === props.face} onClick={() => props.onFace(face)}>
            {t(`visit.${face}`)}
          </button>
        ))}
      </fieldset>
      <p className="total" title={t('visit.progressHint')}>
        {t('visit.progress', { answered, applicable })}
      </p>
      <progress
        value={answered}
        max={Math.max(applicable, 1)}
        aria-label={t('visit.progress', { answered, applicable })}
      />
      <ol>
        {progress.map((section) => (
          <li key={section.id}>
            <SectionLink
              progress={section}
              calls={callsOf(section.id)}
              isCurrent={section.id === props.section}
              onOpen={() => props.onSection(section.id)}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
});

type SectionLinkProps = {
  readonly progress: SectionProgress;
  readonly calls: SectionCalls;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
};

function SectionLink({ progress, calls, isCurrent, onOpen }: SectionLinkProps): ReactNode {
  const { t, text } = useText();
  const { sign, key } = toSectionState(progress);
  const label = sections.find(({ id }) => id === progress.id)?.label;
  return (
    <button type="button" aria-current={isCurrent ? 'true' : undefined} onClick={onOpen}>
      <span className="section-sign" title={t(key)}>
        <span aria-hidden="true">{sign}</span>
        <span className="visually-hidden">{t(key)}</span>
      </span>
      <span className="section-label">
        {progress.id} {label === undefined ? '' : text(label)}
      </span>
      <span className="section-count">
        {progress.answered}/{progress.applicable}
      </span>
      <span className="section-findings">
        {calls.conflicts > 0 && <span className="breaches">⚡ {t('conflicts.withCount', { n: calls.conflicts })}</span>}
        {calls.comments > 0 && <span className="to-confirm">○ {t('review.commentsCount', { n: calls.comments })}</span>}
        {progress.carried > 0 && (
          <span className="to-confirm">↺ {t('visit.toConfirmCount', { n: progress.carried })}</span>
        )}
        {progress.gaps > 0 && <span className="breaches">✕ {t('visit.gapCount', { n: progress.gaps })}</span>}
        {progress.advice > 0 && <span className="advice">! {t('visit.adviceCount', { n: progress.advice })}</span>}
      </span>
    </button>
  );
}

function toSectionState({ answered, applicable }: SectionProgress): {
  readonly sign: string;
  readonly key: MessageKey;
} {
  if (answered === applicable) return { sign: '●', key: 'visit.sectionDone' };
  return answered === 0 ? { sign: '○', key: 'visit.sectionUntouched' } : { sign: '◐', key: 'visit.sectionPartial' };
}
