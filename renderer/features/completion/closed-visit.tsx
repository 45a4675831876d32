import type { ReactNode } from 'react';
import { warningKinds } from '#domain/completion.ts';
import { canTransition } from '#domain/visit-states.ts';
import { WhereWritable } from '#renderer/components/read-only.tsx';
import { stateLabels } from '#renderer/components/state-labels.ts';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useVisitState } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { kindKeys } from './model/issues.ts';
import { ReasonedAction } from './reasoned-action.tsx';
import { Reevaluation } from './reevaluation.tsx';
import type { ReasonDrafts } from './use-reason-drafts.ts';

/** A visit that is read only: what was frozen when and why, and what can still be done with it. */
export function ClosedVisit({ drafts }: { readonly drafts: ReasonDrafts }): ReactNode {
  const { t } = useText();
  const { inspection, frozen, stateReason } = useVisitState(({ visit }) => visit);
  return (
    <>
      <WhereWritable>
        <p>{t('visit.locked', { state: t(stateLabels[inspection.state]) })}</p>
      </WhereWritable>
      {stateReason !== null && <p className="frozen-note">{t('completion.reasonGiven', { reason: stateReason })}</p>}
      {frozen === null ? <p className="quiet">{t('completion.notFrozen')}</p> : <FrozenDetails />}
      <WhereWritable>
        <div className="completion-actions">
          {canTransition('reopen', inspection.state) && <ReasonedAction action="reopenVisit" drafts={drafts} />}
          {canTransition('void', inspection.state) && <ReasonedAction action="voidVisit" drafts={drafts} />}
        </div>
      </WhereWritable>
      {inspection.state === 'approved' && <p className="quiet">{t('completion.approvedStays')}</p>}
      {inspection.state === 'void' && <p className="quiet">{t('completion.voidStays')}</p>}
    </>
  );
}

function FrozenDetails(): ReactNode {
  const { t } = useText();
  const frozen = useVisitState(({ visit }) => visit.frozen);
  if (frozen === null) return null;
  const { pack, at, by, reasons } = frozen;
  return (
    <>
      <p className="frozen-note">{t('completion.frozenBy', { pack: `${pack.id} ${pack.version}` })}</p>
      <dl className="frozen-details">
        {at !== null && (
          <>
            <dt>{t('completion.frozenAt')}</dt>
            <dd>{formatMoment(at)}</dd>
          </>
        )}
        {by !== '' && (
          <>
            <dt>{t('completion.frozenWho')}</dt>
            <dd>{by}</dd>
          </>
        )}
        <dt>{t('completion.packHash')}</dt>
        <dd className="hash">{pack.hash}</dd>
        {warningKinds.map((kind) =>
          reasons[kind] === undefined ? null : (
            <div key={kind} className="frozen-reason">
              <dt>{t(kindKeys[kind])}</dt>
              <dd>{reasons[kind]}</dd>
            </div>
          ),
        )}
      </dl>
      <WhereWritable>
        <Reevaluation />
      </WhereWritable>
    </>
  );
}
