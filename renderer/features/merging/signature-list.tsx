import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { Exchanged } from './types.ts';

type Signature = Exchanged['signatures'][number];

/** What stands behind the entries of the other devices, the worst first; those that are as they should be only counted. */
export function SignatureList({ signatures }: { readonly signatures: readonly Signature[] }): ReactNode {
  const { t } = useText();
  const told = signatures.filter(({ state }) => state !== 'intact');
  const sound = signatures.length - told.length;
  if (signatures.length === 0) return null;
  return (
    <>
      <h3>{t('exchange.signatures')}</h3>
      {sound > 0 && <p>{t('exchange.sign_intact', { n: sound })}</p>}
      {told.length > 0 && (
        <ul className="merging-refusals">
          {told.map((signature, at) => (
            // Names repeat, and nothing else of a device is shown.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <Told {...signature} />
            </li>
          ))}
        </ul>
      )}
      {told.some(({ state }) => state !== 'unknown_device') && <p>{t('exchange.signaturesMean')}</p>}
    </>
  );
}

function Told({ name, state, fingerprint, entries, signed, expected }: Signature): ReactNode {
  const { t } = useText();
  const who = name === '' ? t('exchange.nameless') : name;
  if (state === 'unsigned' && expected)
    return t('exchange.sign_missing', { name: who, n: entries - signed, total: entries });
  return t(`exchange.sign_${state}`, { name: who, n: entries, fingerprint: fingerprint ?? '' });
}
