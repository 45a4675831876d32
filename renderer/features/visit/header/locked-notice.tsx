import type { ReactNode } from 'react';
import { stateLabels } from '#renderer/components/state-labels.ts';
import { useText } from '#renderer/i18n/index.ts';
import { isLocked } from '../store/visit-state.ts';
import { useVisitState } from '../visit-context.ts';

/** Says why nothing can be changed, where that is so. */
export function LockedNotice(): ReactNode {
  const { t } = useText();
  const locked = useVisitState(isLocked);
  const state = useVisitState(({ visit }) => visit.inspection.state);
  const frozen = useVisitState(({ visit }) => visit.frozen);
  const isReadOnly = useVisitState((state) => state.isReadOnly);
  // Of somebody else's file the frame says why.
  if (!locked || isReadOnly) return null;
  const pack = frozen === null ? '' : `${frozen.pack.id} ${frozen.pack.version}`;
  return (
    <p className="locked">
      {t('visit.locked', { state: t(stateLabels[state]) })}
      {frozen !== null && ` ${t('completion.frozenBy', { pack })}`}
    </p>
  );
}
