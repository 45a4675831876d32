import type { ReactNode } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { useFindings } from './use-findings.ts';

/** Says that the life of the findings could not be read; the findings themselves are there. */
export function LifeProblem(): ReactNode {
  const { t } = useText();
  const { error, refetch } = useFindings();
  if (error === null) return null;
  return <ErrorNotice error={error} title={t('findingsLife.loadFailed')} onRetry={() => void refetch()} />;
}
