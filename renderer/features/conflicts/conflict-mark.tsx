import { type ReactNode, createContext, useContext } from 'react';
import { useVisitState, useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { toFieldName } from './field-name.ts';
import type { Place } from './types.ts';
import { useConflictsOfEnterprise, useConflictsOfVisit } from './use-conflicts.ts';
import './conflicts.css';

/** Opens the desk at a conflict; absent where there is no way to it. */
const OpenConflictContext = createContext<((place: Place) => void) | undefined>(undefined);

export const OpenConflictProvider = OpenConflictContext.Provider;

/** Says at an item that devices disagree on its answer or its note, with the way to decide. */
export function ConflictMark({ fact }: { readonly fact: string }): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const savedAt = useVisitState(({ status }) => (status.kind === 'saved' ? status.at : ''));
  const fields = useConflictsOfVisit(inspectionId, savedAt);
  const field = fields.find((one) => one === fact || one === `${fact}.note`);
  return field === undefined ? null : (
    <Mark place={{ table: 'records', row: inspectionId, field }} text={t('conflicts.mark')} />
  );
}

/** The same for the fields of an enterprise, each by its name; nothing where none is in conflict. */
export function EnterpriseConflicts({ enterpriseId }: { readonly enterpriseId: string }): ReactNode {
  const tools = useText();
  const fields = useConflictsOfEnterprise(enterpriseId);
  return fields.map((field) => (
    <Mark
      key={field}
      place={{ table: 'enterprises', row: enterpriseId, field }}
      text={tools.t('conflicts.markOf', { field: toFieldName(tools, { table: 'enterprises', field }) })}
    />
  ));
}

function Mark({ place, text }: { readonly place: Place; readonly text: string }): ReactNode {
  const { t } = useText();
  const open = useContext(OpenConflictContext);
  return (
    <p className="conflict-mark" role="note">
      <span>⚡ {text}</span>
      {open !== undefined && (
        <button type="button" className="tool" onClick={() => open(place)}>
          {t('conflicts.markOpen')}
        </button>
      )}
    </p>
  );
}
