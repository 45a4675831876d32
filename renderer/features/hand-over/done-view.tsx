import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Response } from '#ipc/contract.ts';
import { formatSize } from '#renderer/features/backups/format-size.ts';
import { useText } from '#renderer/i18n/index.ts';

export type DoneViewProps = {
  readonly done: Extract<Response<'handOver'>, { readonly state: 'done' }>;
  readonly onAgain: () => void;
};

/** What was made, and what to tell the receiver over the phone. */
export function DoneView({ done, onAgain }: DoneViewProps): ReactNode {
  const { t } = useText();
  const { name, records, attachments, bytes, code, sealedBy, missing } = done;
  return (
    <section className="hand-over-done" aria-label={t('handOver.doneTitle')}>
      <h2>
        <output>{t('handOver.doneTitle')}</output>
      </h2>
      <dl className="hand-over-facts">
        <dt>{t('handOver.file')}</dt>
        <dd>
          {name}
          {isNumbered(name) && <p className="soft">{t('handOver.fileNumbered')}</p>}
        </dd>
        <dt>{t('handOver.holds')}</dt>
        <dd>{t('handOver.holdsOf', { records, attachments, size: formatSize(bytes) })}</dd>
        <dt>{t('handOver.code')}</dt>
        <dd>
          <code className="digits digits-large">{code}</code>
          <p className="soft">{t('handOver.codeHint')}</p>
        </dd>
        <dt>{t('handOver.sealedBy')}</dt>
        <dd>
          <code className="digits">{sealedBy}</code>
          <p className="soft">{t('handOver.sealedHint')}</p>
        </dd>
      </dl>
      {missing > 0 && <p>{t('handOver.doneMissing', { n: missing })}</p>}
      <div className="hand-over-actions">
        <Button onClick={onAgain}>{t('handOver.again')}</Button>
      </div>
    </section>
  );
}

/** A file is never replaced, whatever the system's dialog was told: the new one gets a number. */
function isNumbered(name: string): boolean {
  return / \(\d+\)\.[^.]+$/.test(name);
}
