import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useFocusReturn } from '#renderer/components/use-focus-return.ts';
import { useText } from '#renderer/i18n/index.ts';
import './foreign-file.css';

export type GuestBannerProps = {
  /** What the file is called. */
  readonly file: string;
  readonly onLeft: () => void;
};

/** Says above every screen that a file from somebody else is looked through, and leads back. */
export function GuestBanner({ file, onLeft }: GuestBannerProps): ReactNode {
  const { t } = useText();
  const client = useQueryClient();
  useFocusReturn();
  const leave = useMutation({
    mutationFn: () => request('closeGuest'),
    onSuccess: () => {
      onLeft();
      return client.resetQueries();
    },
  });
  return (
    <div className="guest-banner" role="note">
      <p>{t('foreignFile.banner', { file })}</p>
      <Button size="small" type="primary" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t(leave.isPending ? 'foreignFile.leaving' : 'foreignFile.leave')}
      </Button>
      {leave.error !== null && <ErrorNotice error={leave.error} />}
    </div>
  );
}
