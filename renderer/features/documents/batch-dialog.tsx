import { Button, Progress, Radio } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { documentKindNames, documentKinds } from '#domain/document-kinds.ts';
import type { Language } from '#domain/language.ts';
import type { Request } from '#ipc/contract.ts';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useListChoice } from '#renderer/features/library/list-choice.ts';
import { useText } from '#renderer/i18n/index.ts';
import { BatchResults } from './batch-results.tsx';
import { LanguageSelect } from './language-select.tsx';
import { useBatch } from './use-batch.ts';
import './documents.css';

type Wanted = Request<'startDocumentBatch'>;

export type BatchDialogProps = {
  readonly onClose: () => void;
};

/** Documents for the enterprises that are ticked, or else all that the list shows, each from the latest visit. Closing does not end it. */
export function BatchDialog({ onClose }: BatchDialogProps): ReactNode {
  const { t } = useText();
  const { view, failure, start, cancel } = useBatch();
  const [isAgain, setIsAgain] = useState(false);
  const { kind, clearTicks } = useListChoice();
  const [hasStarted, setHasStarted] = useState(false);
  const close = (): void => {
    if (hasStarted && failure === undefined && kind === 'ticked') clearTicks();
    onClose();
  };
  const isOver = view !== undefined && view.state !== 'idle' && view.state !== 'running';
  return (
    <Dialog title={t('documents.batch')} width={860} onClose={close}>
      <div className="document-batch">
        {failure !== undefined && <ErrorNotice error={failure} title={t('documents.batchFailed')} />}
        {view?.state === 'running' && (
          <>
            <Progress
              aria-label={t('documents.batchRunning')}
              percent={view.total === 0 ? 0 : Math.floor((100 * view.done) / view.total)}
              format={() => t('documents.batchProgress', { done: view.done, total: view.total })}
            />
            <p className="soft">{t('documents.batchStopSafe')}</p>
            <Button onClick={cancel}>{t('common.cancel')}</Button>
          </>
        )}
        {isOver && !isAgain && <BatchResults view={view} onAgain={() => setIsAgain(true)} />}
        {(view?.state === 'idle' || (isOver && isAgain)) && (
          <BatchForm
            onStart={(wanted) => {
              setIsAgain(false);
              setHasStarted(true);
              start(wanted);
            }}
          />
        )}
      </div>
    </Dialog>
  );
}

type FormProps = { readonly onStart: (wanted: Wanted) => void };

function BatchForm({ onStart }: FormProps): ReactNode {
  const { t, text, language: shown } = useText();
  const { among, kind: chosen, count } = useListChoice();
  const [kind, setKind] = useState<Wanted['kind']>('opinion');
  const [language, setLanguage] = useState<Language>(shown);
  const [mode, setMode] = useState<Wanted['mode']>('draft');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onStart({ among, kind, language, mode });
  };
  return (
    <form onSubmit={submit}>
      <p>{chosen === 'ticked' ? t('documents.batchTicked', { n: count ?? 0 }) : t('documents.batchIntro')}</p>
      <fieldset>
        <legend>{t('documents.kind')}</legend>
        <Radio.Group
          value={kind}
          onChange={({ target }) => setKind(documentKinds.find((each) => each === target.value) ?? kind)}
          options={documentKinds.map((each) => ({ value: each, label: text(documentKindNames[each]) }))}
        />
      </fieldset>
      <LanguageSelect value={language} onChange={setLanguage} />
      <fieldset>
        <legend>{t('documents.batchMode')}</legend>
        <Radio.Group
          value={mode}
          onChange={({ target }) => setMode(target.value === 'issue' ? 'issue' : 'draft')}
          options={[
            { value: 'draft', label: t('documents.batchDraft') },
            { value: 'issue', label: t('documents.batchIssue') },
          ]}
        />
        <p className="soft">{t(mode === 'issue' ? 'documents.batchIssueMeaning' : 'documents.batchDraftMeaning')}</p>
      </fieldset>
      <Button type="primary" htmlType="submit">
        {t('documents.batchStart')}
      </Button>
    </form>
  );
}
