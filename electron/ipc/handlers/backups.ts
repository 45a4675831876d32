import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';

type BackupChannel =
  | 'listBackups'
  | 'backUpNow'
  | 'previewBackup'
  | 'restoreBackup'
  | 'getBackupState'
  | 'chooseBackupFolder'
  | 'findRecovery'
  | 'recoverLibrary';

/** Backups of the open library, and the way back for one that cannot be opened. */
export function createBackupHandlers({ backups, settings }: HandlerContext): Pick<Handlers, BackupChannel> {
  return {
    listBackups: () => backups.list(),
    backUpNow: () => backups.make(),
    previewBackup: ({ name }) => backups.preview(name),
    restoreBackup: ({ name }) => backups.restore(name),
    getBackupState: () => ({ failure: backups.getFailure() }),
    chooseBackupFolder: async () => {
      const folder = await backups.chooseFolder();
      return folder === null ? settings.get() : settings.save({ backups: { folder } });
    },
    findRecovery: async () => ({ backup: await backups.findRecovery() }),
    recoverLibrary: ({ name }) => backups.recover(name),
  };
}
