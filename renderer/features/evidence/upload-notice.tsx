import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { toApiError } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { uploadStore } from './upload-store.ts';
import type { Upload } from './upload-store.ts';

/** What is being added to the visit, and what was refused and why; the visit itself goes on beside it. */
export function UploadNotice(): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const all = useSyncExternalStore(uploadStore.subscribe, uploadStore.getState);
  const uploads = all.filter((upload) => upload.inspectionId === inspectionId);
  const sending = uploads.find(({ state }) => state === 'sending');
  const open = uploads.filter(({ state }) => state !== 'failed').length;
  const failed = uploads.filter(({ state }) => state === 'failed');
  if (uploads.length === 0) return null;
  return (
    <aside className="upload-notice" aria-label={t('evidence.uploads')}>
      {sending !== undefined && (
        <output>
          <span>{t('evidence.adding', { name: sending.name, n: open })}</span>
          <progress max={1} value={sending.sent} aria-label={t('evidence.adding', { name: sending.name, n: open })} />
        </output>
      )}
      {failed.slice(0, 3).map((upload) => (
        <FailedUpload key={upload.key} upload={upload} />
      ))}
      {failed.length > 3 && <p>{t('evidence.moreFailed', { n: failed.length - 3 })}</p>}
    </aside>
  );
}

function FailedUpload({ upload }: { readonly upload: Upload }): ReactNode {
  const { t } = useText();
  // A file that is not acceptable is not so the second time either.
  const isFinal = toApiError(upload.error).code.startsWith('EVIDENCE_');
  return (
    <div className="upload-failed">
      <ErrorNotice
        error={upload.error}
        title={t('evidence.notAdded', { name: upload.name })}
        {...(isFinal ? {} : { onRetry: () => uploadStore.retry(upload.key) })}
      />
      <Button type="text" size="small" onClick={() => uploadStore.dismiss(upload.key)}>
        {t('evidence.dismiss')}
      </Button>
    </div>
  );
}
