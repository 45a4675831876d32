import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import type { Evidence } from './types.ts';
import { useEvidenceAction } from './use-evidence.ts';

/** What was taken off the visit; nothing of it is lost, so it can be brought back. */
export function RemovedPieces(props: { readonly pieces: readonly Evidence[]; readonly isLocked: boolean }): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const action = useEvidenceAction(inspectionId);
  return (
    <details className="removed-pieces" open={props.pieces.length < 4}>
      <summary>{t('evidence.removed', { n: props.pieces.length })}</summary>
      <ul>
        {props.pieces.map((piece) => (
          <li key={piece.id}>
            <bdi>{piece.caption ?? piece.name}</bdi>
            {!props.isLocked && (
              <Button
                type="text"
                size="small"
                aria-label={t('evidence.restoreNamed', { name: piece.caption ?? piece.name })}
                onClick={() => action.mutate({ kind: 'restore', evidenceId: piece.id })}
              >
                {t('evidence.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {action.error !== null && <ErrorNotice error={action.error} />}
    </details>
  );
}
