import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { Basis, Verdict } from '../model/answers.ts';
import { useVisitState } from '../visit-context.ts';

/** The law that a finding rests on, with the dates from and to which it holds. */
export function BasisList({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useText();
  if (verdict.basis.length === 0) return null;
  return (
    <div className="basis">
      <span className="term">{t('visitFindings.basis')}</span>
      {!verdict.inForce && <strong className="not-in-force">{t('visitFindings.notYetInForce')}</strong>}
      <ul>
        {verdict.basis.map((basis, position) => (
          // A pack may cite the same place twice, so only the position tells entries apart.
          // oxlint-disable-next-line react/no-array-index-key
          <BasisLine key={position} basis={basis} />
        ))}
      </ul>
    </div>
  );
}

function BasisLine({ basis }: { readonly basis: Basis }): ReactNode {
  const { t, text } = useText();
  const date = useVisitState(({ visit }) => visit.inspection.date);
  const lapse = findLapse(basis, date);
  return (
    <li>
      {text(basis.instrument)} {basis.verified && basis.article !== undefined && <b>{text(basis.article)}</b>}
      {!basis.verified && <em className="to-be-confirmed">{t('visitFindings.toBeConfirmed')}</em>}{' '}
      {basis.from !== undefined && <span>{t('visitFindings.inForceSince', { date: basis.from })}</span>}
      {basis.to !== undefined && <span> {t('visitFindings.inForceUntil', { date: basis.to })}</span>}
      {basis.province !== undefined && <span className="quiet"> · {t('visitFindings.localLaw')}</span>}
      {lapse !== undefined && <strong className="not-in-force"> {t(lapse)}</strong>}
      {basis.note !== undefined && <span className="quiet"> · {text(basis.note)}</span>}
    </li>
  );
}

function findLapse({ from, to }: Basis, date: string): MessageKey | undefined {
  if (from !== undefined && from > date) return 'visitFindings.notYetInForce';
  return to !== undefined && to < date ? 'visitFindings.noLongerInForce' : undefined;
}
