import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import { BeforeList } from './before-list.tsx';
import { DoneView } from './done-view.tsx';
import { HandOverList } from './hand-over-list.tsx';
import { HandOverProgress } from './hand-over-progress.tsx';
import { PassphraseFields } from './passphrase-fields.tsx';

type Making = UseMutationResult<Response<'handOver'>, Error, 'plain' | 'encrypted'>;

/** Hands the library over: what is open, a passphrase, how far it is, what to tell the receiver. */
export function GivePanel(): ReactNode {
  const { t } = useText();
  const client = useQueryClient();
  // What is given to a mutation is kept with its outcome, which a passphrase must not be.
  const secret = useRef('');
  const make: Making = useMutation({
    mutationFn: () => {
      const passphrase = secret.current;
      secret.current = '';
      return request('handOver', { passphrase: passphrase === '' ? null : passphrase });
    },
    onSuccess: async () => {
      // The list marks what has changed since.
      void client.invalidateQueries({ queryKey: queryKeys.enterprises });
      await client.invalidateQueries({ queryKey: queryKeys.handOvers });
    },
  });
  const isDone = make.data?.state === 'done';
  return (
    <div className="hand-over">
      {make.data?.state === 'done' && <DoneView done={make.data} onAgain={make.reset} />}
      {make.isPending && <HandOverProgress isEncrypted={make.variables === 'encrypted'} />}
      {!isDone && !make.isPending && (
        <>
          <p>{t('handOver.intro')}</p>
          <Start
            make={make}
            onStart={(passphrase) => {
              secret.current = passphrase;
              make.mutate(passphrase === '' ? 'plain' : 'encrypted');
            }}
          />
        </>
      )}
      <HandOverList />
    </div>
  );
}

type StartProps = { readonly make: Making; readonly onStart: (passphrase: string) => void };

function Start({ make, onStart }: StartProps): ReactNode {
  const { t } = useText();
  const [passphrase, setPassphrase] = useState<string | undefined>('');
  return (
    <form
      className="hand-over-start"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== undefined) onStart(passphrase);
      }}
    >
      {make.data?.state === 'cancelled' && <output>{t('handOver.cancelled')}</output>}
      {make.error !== null && <ErrorNotice error={make.error} title={t('handOver.failed')} />}
      <BeforeList />
      <p>
        <strong>{t('handOver.scope')}</strong> {t('handOver.scopeWhole')}
      </p>
      <PassphraseFields onChange={setPassphrase} />
      <div className="hand-over-actions">
        <Button
          type="primary"
          htmlType="submit"
          // The tab was opened to do this; a passphrase is one Shift+Tab away.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          disabled={passphrase === undefined}
        >
          {t('handOver.make')}
        </Button>
      </div>
    </form>
  );
}
