import { Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Field } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';

export type PassphraseFieldsProps = {
  /** Told what is typed: empty where there is to be none, undefined while the two fields differ. */
  readonly onChange: (passphrase: string | undefined) => void;
};

/** A passphrase that may be left out, typed twice. */
export function PassphraseFields({ onChange }: PassphraseFieldsProps): ReactNode {
  const { t } = useText();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== passphrase;
  const tell = (one: string, other: string): void => onChange(one === other ? one : undefined);
  return (
    <>
      <div className="hand-over-passphrase">
        <Field label={t('handOver.passphrase')}>
          {(aria) => (
            <Input.Password
              {...aria}
              autoComplete="off"
              value={passphrase}
              onChange={({ target }) => {
                setPassphrase(target.value);
                tell(target.value, again);
              }}
            />
          )}
        </Field>
        <Field label={t('handOver.passphraseAgain')} {...(differs ? { error: t('handOver.passphraseDiffers') } : {})}>
          {(aria) => (
            <Input.Password
              {...aria}
              autoComplete="off"
              value={again}
              onChange={({ target }) => {
                setAgain(target.value);
                tell(passphrase, target.value);
              }}
            />
          )}
        </Field>
      </div>
      <p className="soft">{t('handOver.passphraseHint')}</p>
    </>
  );
}
