import type { ReactNode } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { OpenVisit } from './open-visit.tsx';
import { useVisit } from './use-visit.ts';
import './visit.css';

export type VisitScreenProps = {
  readonly inspectionId: string;
  /** The rule whose finding is shown first. */
  readonly finding?: string | undefined;
  /** The document that is shown first. */
  readonly document?: string | undefined;
  readonly onBack: () => void;
};

/** The screen of one visit: record or checklist, with the live findings beside it. */
export function VisitScreen({ inspectionId, finding, document, onBack }: VisitScreenProps): ReactNode {
  const { t } = useText();
  const { loaded, error, retry } = useVisit(inspectionId);
  if (loaded !== undefined) {
    return (
      <OpenVisit
        key={inspectionId}
        inspectionId={inspectionId}
        loaded={loaded}
        finding={finding}
        document={document}
        onBack={onBack}
      />
    );
  }
  return (
    <main className="visit-message">
      {error === null ? (
        <output>{t('common.loading')}</output>
      ) : (
        <ErrorNotice error={error} title={t('visit.loadFailed')} onRetry={retry} />
      )}
      <button type="button" className="action" onClick={onBack}>
        {t('visit.back')}
      </button>
    </main>
  );
}
