import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';

export type BackupList = Response<'listBackups'>;
export type Backup = BackupList['backups'][number];
export type Preview = Response<'previewBackup'>;
export type BackupFailure = NonNullable<Response<'getBackupState'>['failure']>;

/** Read anew every time it is opened: files come and go beside the window. */
export function useBackups(): UseQueryResult<BackupList> {
  return useQuery({ queryKey: queryKeys.backups, queryFn: () => request('listBackups'), staleTime: 0, gcTime: 0 });
}

/** Checks the whole backup, so it is asked for one at a time. */
export function usePreview(name: string): UseQueryResult<Preview> {
  const queryKey = [...queryKeys.backupPreview, name];
  return useQuery({ queryKey, queryFn: () => request('previewBackup', { name }), staleTime: 0, gcTime: 0 });
}

export function useBackUpNow(): UseMutationResult<{ name: string }, Error, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request('backUpNow'),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.backups }),
        client.invalidateQueries({ queryKey: queryKeys.backupState }),
      ]),
  });
}

/** Another library's content stands there afterwards: all that was read before is forgotten, and the frame starts anew. */
export function useRestore(onRestored: () => void): UseMutationResult<Response<'restoreBackup'>, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => request('restoreBackup', { name }),
    onSuccess: () => {
      onRestored();
      return client.resetQueries();
    },
  });
}

const lookAgainMilliseconds = 60_000;

/** The last automatic backup that failed. They are made without the window, which therefore has to ask. */
export function useBackupFailure(): BackupFailure | null {
  const state = useQuery({
    queryKey: queryKeys.backupState,
    queryFn: () => request('getBackupState'),
    refetchInterval: lookAgainMilliseconds,
  });
  return state.data?.failure ?? null;
}
