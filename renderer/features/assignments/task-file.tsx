import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { DoneView } from '#renderer/features/hand-over/done-view.tsx';
import { HandOverProgress } from '#renderer/features/hand-over/hand-over-progress.tsx';
import { PassphraseFields } from '#renderer/features/hand-over/passphrase-fields.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import '#renderer/features/hand-over/hand-over.css';

export type TaskFileProps = {
  readonly inspector: string;
  /** How many enterprises the inspector is still to visit. */
  readonly enterprises: number;
};

type Wanted = { readonly withAttachments: 'all' | 'none'; readonly isEncrypted: boolean };
type Making = UseMutationResult<Response<'makeTaskFile'>, Error, Wanted>;

/** Makes the file with what an inspector is still to visit. */
export function TaskFile({ inspector, enterprises }: TaskFileProps): ReactNode {
  const { t } = useText();
  const client = useQueryClient();
  // What is given to a mutation is kept with its outcome, which a passphrase must not be.
  const secret = useRef('');
  const make: Making = useMutation({
    mutationFn: ({ withAttachments }) => {
      const passphrase = secret.current;
      secret.current = '';
      return request('makeTaskFile', { inspector, withAttachments, passphrase: passphrase === '' ? null : passphrase });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.handOvers }),
  });
  return (
    <section className="hand-over" aria-label={t('assignments.fileTitle', { inspector })}>
      <h2>{t('assignments.fileTitle', { inspector })}</h2>
      {make.data?.state === 'done' && <DoneView done={make.data} onAgain={make.reset} />}
      {make.isPending && <HandOverProgress isEncrypted={make.variables.isEncrypted} />}
      {make.data?.state !== 'done' && !make.isPending && (
        <>
          <p>{t('assignments.fileIntro', { inspector, n: enterprises })}</p>
          <Start
            make={make}
            onStart={(wanted, passphrase) => {
              secret.current = passphrase;
              make.mutate(wanted);
            }}
          />
        </>
      )}
    </section>
  );
}

type StartProps = { readonly make: Making; readonly onStart: (wanted: Wanted, passphrase: string) => void };

function Start({ make, onStart }: StartProps): ReactNode {
  const { t } = useText();
  const [passphrase, setPassphrase] = useState<string | undefined>('');
  const [isWhole, setWhole] = useState(true);
  return (
    <form
      className="hand-over-start"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase === undefined) return;
        onStart({ withAttachments: isWhole ? 'all' : 'none', isEncrypted: passphrase !== '' }, passphrase);
      }}
    >
      {make.data?.state === 'cancelled' && <output>{t('handOver.cancelled')}</output>}
      {make.error !== null && <ErrorNotice error={make.error} title={t('assignments.fileFailed')} />}
      <div>
        <Checkbox checked={isWhole} onChange={({ target }) => setWhole(target.checked)}>
          {t('assignments.withAttachments')}
        </Checkbox>
        <p className="soft">{t('assignments.withoutHint')}</p>
      </div>
      <PassphraseFields onChange={setPassphrase} />
      <div className="hand-over-actions">
        <Button
          type="primary"
          htmlType="submit"
          // What comes next; a passphrase is one Shift+Tab away.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          disabled={passphrase === undefined}
        >
          {t('assignments.makeFile')}
        </Button>
      </div>
    </form>
  );
}
