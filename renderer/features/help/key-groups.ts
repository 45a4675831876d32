import type { MessageKey } from '#renderer/i18n/messages.ts';

export type KeyEntry = { readonly keys: readonly string[]; readonly label: MessageKey };
export type KeyGroup = { readonly label: MessageKey; readonly entries: readonly KeyEntry[] };

/** What the keys do outside a visit. */
export const keyGroups: readonly KeyGroup[] = [
  {
    label: 'help.everywhere',
    entries: [
      { keys: ['F1', '?'], label: 'help.openHelp' },
      { keys: ['Esc'], label: 'help.closeDialog' },
      { keys: ['Ctrl+1'], label: 'help.goEnterprises' },
      { keys: ['Ctrl+2'], label: 'help.goStatistics' },
      { keys: ['Ctrl+3'], label: 'documents.register' },
      { keys: ['Ctrl+4'], label: 'findingsLife.goFollowUp' },
      { keys: ['Ctrl+5'], label: 'conflicts.goConflicts' },
      { keys: ['Ctrl+,'], label: 'help.openSettings' },
    ],
  },
  {
    label: 'help.inLibrary',
    entries: [
      { keys: ['Ctrl+F'], label: 'help.find' },
      { keys: ['↑', '↓'], label: 'help.moveRow' },
      { keys: ['PgUp', 'PgDn', 'Home', 'End'], label: 'help.movePage' },
      { keys: ['Enter'], label: 'help.openLatest' },
      { keys: ['Space', 'Shift+↓'], label: 'help.tick' },
      { keys: ['Ctrl+N'], label: 'help.newEnterprise' },
      { keys: ['Ctrl+Shift+N'], label: 'help.newVisit' },
      { keys: ['Ctrl+Shift+D'], label: 'enterprise.findDuplicates' },
      { keys: ['Ctrl+I'], label: 'importRecords.title' },
      { keys: ['Ctrl+D'], label: 'documents.batch' },
      { keys: ['Ctrl+M'], label: 'merging.title' },
      { keys: ['Ctrl+T'], label: 'assignments.title' },
      { keys: ['Ctrl+E'], label: 'handOver.title' },
      { keys: ['Ctrl+O'], label: 'handOver.tabOpen' },
    ],
  },
  {
    label: 'conflicts.group',
    entries: [
      { keys: ['↑', '↓'], label: 'conflicts.keyMove' },
      { keys: ['1', '2'], label: 'conflicts.keySelect' },
      { keys: ['Enter'], label: 'conflicts.keyAdopt' },
    ],
  },
];
