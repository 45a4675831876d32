import { Button } from 'antd';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { toApiError } from '#renderer/api.ts';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { type Translate, useText } from '#renderer/i18n/index.ts';
import { ImportPreview } from './import-preview.tsx';
import { ImportProgress } from './import-progress.tsx';
import { SaveTemplate } from './save-template.tsx';
import { RecentImports } from './recent-imports.tsx';
import { TakenBackView } from './taken-back-view.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { type Import, useImport } from './use-import.ts';
import { WrittenView } from './written-view.tsx';
import './import.css';

export type ImportDialogProps = {
  readonly onClose: () => void;
  /** A file that was dropped on the window; absent: it is still to be chosen. */
  readonly dropped?: File;
};

/** Import of a file, from choosing it to taking it back. Closing the dialog ends what is going on. */
export function ImportDialog({ onClose, dropped }: ImportDialogProps): ReactNode {
  const { t } = useText();
  const files = useImport();
  const takeFirst = useEffectEvent(() => void (dropped !== undefined && files.take(dropped)));
  useEffect(() => takeFirst(), []);
  useFileDrop((file) => void (files.state.busy === undefined && files.take(file)));
  const close = (): void => {
    files.cancel();
    onClose();
  };
  return (
    <Dialog title={t('importRecords.title')} width={860} onClose={close}>
      <div className="import">
        <Notices files={files} />
        <Step files={files} onClose={close} />
      </div>
    </Dialog>
  );
}

function Notices({ files: { state } }: { readonly files: Import }): ReactNode {
  const { t } = useText();
  return (
    <>
      {state.notice !== undefined && <output className="import-notice">{t(`importRecords.${state.notice}`)}</output>}
      {state.error !== undefined && <ErrorNotice error={state.error} title={toTitle(t, state.error)} />}
    </>
  );
}

type StepProps = { readonly files: Import; readonly onClose: () => void };

function Step({ files, onClose }: StepProps): ReactNode {
  const { state } = files;
  if (state.busy === 'writing' || state.busy === 'takingBack' || (state.busy === 'looking' && !state.preview))
    return <ImportProgress onCancel={files.cancel} />;
  if (state.takenBack !== undefined)
    return <TakenBackView outcome={state.takenBack} onAgain={files.choose} onClose={onClose} />;
  if (state.written !== undefined) return <WrittenView files={files} written={state.written} onClose={onClose} />;
  if (state.preview !== undefined && state.file !== undefined)
    return <ImportPreview files={files} file={state.file} preview={state.preview} />;
  return <Start files={files} />;
}

function Start({ files }: { readonly files: Import }): ReactNode {
  const { t } = useText();
  return (
    <>
      <p>
        {t('importRecords.intro')} {t('importRecords.dropHint')}
      </p>
      <div className="import-actions">
        <SaveTemplate />
        <Button
          type="primary"
          // The dialog was opened to choose a file.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          loading={files.state.busy === 'choosing'}
          onClick={files.choose}
        >
          {t('importRecords.choose')}
        </Button>
      </div>
      <RecentImports onTakeBack={files.takeBack} />
    </>
  );
}

const reasonTexts = {
  encrypted: 'importRecords.reason_encrypted',
  zip_bomb: 'importRecords.reason_tooLarge',
  too_large: 'importRecords.reason_tooLarge',
  too_many_rows: 'importRecords.reason_tooLarge',
  too_many_columns: 'importRecords.reason_tooLarge',
  empty: 'importRecords.reason_empty',
  encoding: 'importRecords.reason_encoding',
  row_too_long: 'importRecords.reason_row_too_long',
} as const;

/** What is wrong with the file as a whole, where that is it. */
function toTitle(t: Translate, error: unknown): string {
  const { code, details } = toApiError(error);
  if (code !== 'IMPORT_UNREADABLE') return t('importRecords.failed');
  const { reason } = details;
  const known = Object.entries(reasonTexts).find(([key]) => key === reason);
  return t(known?.[1] ?? 'importRecords.reason_unreadable');
}
