import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { isComposing } from '#renderer/components/composition.ts';
import { toErrorText } from '#renderer/components/error-text.ts';
import { useText } from '#renderer/i18n/index.ts';
import { FilePreview } from './file-preview.tsx';
import { MergeProgress } from './merge-progress.tsx';
import { canMerge, mixes } from './types.ts';
import type { Candidate } from './types.ts';
import type { Merging } from './use-merging.ts';

/** Each chosen file with what it would do, or why it is refused. Nothing is written yet. */
export function FileCandidates({ merging }: { readonly merging: Merging }): ReactNode {
  const { t } = useText();
  const { files, busy } = merging.state;
  const ready = files.filter(canMerge).length;
  const mixing = files.filter(mixes).map(({ token }) => token);
  // What was agreed to holds for these files and no others.
  const [agreed, setAgreed] = useState('');
  const isAgreed = mixing.length === 0 || agreed === mixing.join(' ');
  return (
    <>
      <ul className="merging-files" aria-label={t('merging.listLabel')}>
        {files.map((file) => (
          <li key={file.token}>
            <span className="merging-name">{file.name}</span>
            <Found file={file} merging={merging} />
          </li>
        ))}
      </ul>
      {busy === 'checking' ? (
        <MergeProgress onCancel={merging.cancel} />
      ) : (
        <div className="merging-actions">
          {mixing.length > 0 && (
            <Checkbox
              // Nothing can be confirmed before it.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              checked={isAgreed}
              onChange={({ target }) => setAgreed(target.checked ? mixing.join(' ') : '')}
            >
              {t('merging.mixAgree')}
            </Checkbox>
          )}
          <Button loading={busy === 'choosing'} onClick={merging.choose}>
            {t('merging.chooseOther')}
          </Button>
          {ready > 0 && (
            <Button
              type="primary"
              // What had the focus is gone.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus={mixing.length === 0}
              disabled={!isAgreed}
              onClick={merging.confirm}
            >
              {t('merging.confirm', { n: ready })}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

type FoundProps = { readonly file: Candidate; readonly merging: Merging };

function Found({ file, merging }: FoundProps): ReactNode {
  const { t } = useText();
  const { inspected } = file;
  if (inspected === undefined) {
    const first = merging.state.files.find((other) => other.inspected === undefined);
    return <p className="soft">{t(first === file ? 'merging.isChecking' : 'merging.waiting')}</p>;
  }
  switch (inspected.state) {
    case 'cancelled':
      return null;
    case 'refused':
      return (
        <p className="merging-refused">
          {t('merging.refused', { why: toErrorText(t, inspected.code).happened })} <code>{inspected.code}</code>
        </p>
      );
    case 'passphrase':
      return <Passphrase file={file} isWrong={inspected.isWrong} merging={merging} />;
    case 'ready':
      return <FilePreview file={file} preview={inspected.preview} onKnown={merging.markKnown} />;
  }
}

type PassphraseProps = FoundProps & { readonly isWrong: boolean };

function Passphrase({ file, isWrong, merging }: PassphraseProps): ReactNode {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const unlock = (): void => {
    if (typed !== '') merging.unlock(file.token, typed);
  };
  return (
    <div className="merging-passphrase">
      <p role={isWrong ? 'alert' : undefined}>{t(isWrong ? 'merging.passphraseWrong' : 'merging.passphraseHint')}</p>
      <Input.Password
        aria-label={t('merging.passphrase', { name: file.name })}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event.nativeEvent)) unlock();
        }}
      />
      <Button disabled={typed === '' || merging.state.busy !== undefined} onClick={unlock}>
        {t('merging.unlock')}
      </Button>
    </div>
  );
}
