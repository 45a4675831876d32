import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { formatTime } from '../model/moment.ts';
import { countStuck, isLocked, isWaiting } from '../store/visit-state.ts';
import type { SaveFailure } from '../store/visit-state.ts';
import { useVisitState, useVisitTools } from '../visit-context.ts';

/** Says when the last change was on disk, or why it is not. */
export function SaveState(): ReactNode {
  const { t } = useText();
  const status = useVisitState((state) => state.status);
  const waiting = useVisitState(isWaiting);
  const stuck = useVisitState(countStuck);
  const locked = useVisitState(isLocked);
  // What was typed in this moment waits for a pause in typing: it must not stand under an older "saved".
  const kind = waiting && status.kind !== 'failed' ? 'saving' : status.kind;
  return (
    <div className={`save-state save-state-${kind}`}>
      <output>
        {kind === 'untouched' && !locked && t('visit.untouched')}
        {kind === 'saving' && t('visit.saving')}
        {kind === 'saved' && status.kind === 'saved' && `✓ ${t('visit.saved', { time: formatTime(status.at) })}`}
      </output>
      {status.kind === 'failed' && <Failed failure={status.failure} />}
      {stuck > 0 && <span className="stuck">{t('visit.stuck', { n: stuck })}</span>}
    </div>
  );
}

function Failed({ failure }: { readonly failure: SaveFailure }): ReactNode {
  const { t } = useText();
  const { store } = useVisitTools();
  return (
    <span role="alert" className="save-failed">
      <strong>{t('visit.notSaved', { reason: t(`errors.${failure.code}_happened`) })}</strong> {t('visit.safe')}{' '}
      {t(`errors.${failure.code}_next`)}{' '}
      <button type="button" className="tool" onClick={() => void store.flush()}>
        {t('common.retry')}
      </button>
    </span>
  );
}
