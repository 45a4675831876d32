import { Button } from 'antd';
import type { ReactNode } from 'react';
import { toApiError } from '#renderer/api.ts';
import { useText } from '#renderer/i18n/index.ts';
import { toErrorText } from './error-text.ts';
import './error-notice.css';

export type ErrorNoticeProps = {
  readonly error: unknown;
  /** What did not succeed, in the words of the screen. */
  readonly title?: string;
  readonly onRetry?: () => void;
};

/** An error where its result would have stood: what happened, what is safe, what to do, and the code for support. */
export function ErrorNotice({ error, title, onRetry }: ErrorNoticeProps): ReactNode {
  const { t } = useText();
  const { code, traceId } = toApiError(error);
  const text = toErrorText(t, code);
  return (
    <div className="error-notice" role="alert">
      {title !== undefined && <p className="error-title">{title}</p>}
      <dl>
        <dt>{t('errors.happened')}</dt>
        <dd>{text.happened}</dd>
        <dt>{t('errors.safe')}</dt>
        <dd>{text.safe}</dd>
        <dt>{t('errors.next')}</dt>
        <dd>{text.next}</dd>
        <dt>{t('errors.code')}</dt>
        <dd className="error-code">{traceId === undefined ? code : `${code} · ${traceId}`}</dd>
      </dl>
      {onRetry !== undefined && <Button onClick={onRetry}>{t('common.retry')}</Button>}
    </div>
  );
}
