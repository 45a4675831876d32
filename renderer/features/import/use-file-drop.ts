import { App } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { useText } from '#renderer/i18n/index.ts';

/**
 * Calls `onFile` with a file that is dropped anywhere on the window; of several none is taken, and that is said. Undefined:
 * somebody else takes files now.
 */
export function useFileDrop(onFile: ((file: File) => void) | undefined): void {
  const { t } = useText();
  const { message } = App.useApp();
  const take = useEffectEvent((event: DragEvent): void => {
    const files = event.dataTransfer?.files;
    if (onFile === undefined || event.defaultPrevented || files === undefined || files.length === 0) return;
    event.preventDefault();
    const [file] = files;
    if (files.length > 1 || file === undefined) void message.info(t('importRecords.dropOne'));
    else onFile(file);
  });
  useEffect(() => {
    const allow = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => take(event);
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', drop);
    };
  }, []);
}
