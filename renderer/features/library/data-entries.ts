import type { MenuEntry } from '#renderer/components/action-menu.tsx';
import type { Dialogs } from '#renderer/features/enterprise/use-dialogs.ts';
import type { Translate } from '#renderer/i18n/index.ts';

/** What is done with the data as a whole: bringing in, handing over, putting in order. */
export function listDataEntries(t: Translate, dialogs: Dialogs): readonly MenuEntry[] {
  return [
    { label: t('importRecords.open'), keys: 'Ctrl+I', run: dialogs.openImport },
    { label: t('handOver.open'), keys: 'Ctrl+E', run: dialogs.openHandOver },
    { label: `${t('handOver.tabOpen')}…`, keys: 'Ctrl+O', run: dialogs.openForeignFile },
    { label: t('merging.open'), keys: 'Ctrl+M', run: dialogs.openMerging },
    { label: t('assignments.open'), keys: 'Ctrl+T', run: () => dialogs.openAssignments() },
    { label: `${t('enterprise.findDuplicates')}…`, keys: 'Ctrl+Shift+D', run: dialogs.openDuplicates },
  ];
}
