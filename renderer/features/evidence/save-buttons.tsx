import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { Evidence } from './types.ts';

/** Writes the content to a file that is named in the system's dialog; the original too where it was kept. */
export function SaveButtons({ piece }: { readonly piece: Evidence }): ReactNode {
  const { t } = useText();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (version: 'kept' | 'original') => request('saveEvidenceAs', { evidenceId: piece.id, version }),
    onSuccess: (saved) => saved !== null && void message.success(t('evidence.savedAs', { name: saved.name })),
  });
  const isMissing = piece.content !== 'here';
  return (
    <>
      <Button disabled={isMissing || save.isPending} onClick={() => save.mutate('kept')}>
        {t('evidence.saveAs')}
      </Button>
      {piece.originalSha256 !== null && (
        <Button disabled={save.isPending} onClick={() => save.mutate('original')}>
          {t('evidence.saveOriginal')}
        </Button>
      )}
      {save.error !== null && <ErrorNotice error={save.error} title={t('evidence.notSaved')} />}
    </>
  );
}
