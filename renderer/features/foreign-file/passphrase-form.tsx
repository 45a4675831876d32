import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Field } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';

export type PassphraseFormProps = {
  readonly file: string;
  readonly isWrong: boolean;
  readonly onTry: (passphrase: string) => void;
};

/** Asks for the passphrase of an encrypted file. */
export function PassphraseForm({ file, isWrong, onTry }: PassphraseFormProps): ReactNode {
  const { t } = useText();
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      className="foreign-file-passphrase"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '') onTry(passphrase);
      }}
    >
      <h2>{t('foreignFile.passphraseTitle', { file })}</h2>
      {isWrong && <p role="alert">{t('foreignFile.passphraseWrong')}</p>}
      <Field label={t('foreignFile.passphrase')} hint={t('foreignFile.passphraseHint')}>
        {(aria) => (
          <Input.Password
            {...aria}
            autoComplete="off"
            // The field is what the step is about.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={passphrase}
            onChange={({ target }) => setPassphrase(target.value)}
          />
        )}
      </Field>
      <div className="hand-over-actions">
        <Button type="primary" htmlType="submit" disabled={passphrase === ''}>
          {t('foreignFile.openNow')}
        </Button>
      </div>
    </form>
  );
}
