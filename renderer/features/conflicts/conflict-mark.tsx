import { type ReactNode, createContext, useContext } from 'react';
import { useVisitState, useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { Place } from './types.ts';
import { useConflictsOfVisit } from './use-conflicts.ts';
import './conflicts.css';

/** Opens the desk at a conflict; absent where there is no way to it. */
const OpenConflictContext = createContext<((place: Place) => void) | undefined>(undefined);

export const OpenConflictProvider = OpenConflictContext.Provider;

/** Says at an item that devices disagree on its answer or its note, with the way to decide. */
export function ConflictMark({ fact }: { readonly fact: string }): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const savedAt = useVisitState(({ status }) => (status.kind === 'saved' ? status.at : ''));
  const open = useContext(OpenConflictContext);
  const fields = useConflictsOfVisit(inspectionId, savedAt);
  const field = fields.find((one) => one === fact || one === `${fact}.note`);
  if (field === undefined) return null;
  return (
    <p className="conflict-mark" role="note">
      <span>⚡ {t('conflicts.mark')}</span>
      {open !== undefined && (
        <button type="button" className="tool" onClick={() => open({ table: 'records', row: inspectionId, field })}>
          {t('conflicts.markOpen')}
        </button>
      )}
    </p>
  );
}
