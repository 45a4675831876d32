import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { Request, Response } from '#ipc/contract.ts';
import { request } from './api.ts';
import { showLanguage } from './i18n/index.ts';
import { queryKeys } from './query.ts';

export type Session = Response<'getSession'>;
export type Settings = Session['settings'];
export type SettingsChange = Request<'saveSettings'>;

/** The open library, the program and the settings. Everything is shown in the language of the settings before it is. */
export function useSession(): UseQueryResult<Session> {
  return useQuery(sessionQuery);
}

export const sessionQuery = { queryKey: queryKeys.session, queryFn: loadSession };

async function loadSession(): Promise<Session> {
  const session = await request('getSession');
  await showLanguage(session.settings.language);
  return session;
}

/**
 * Saves settings. A language is shown at once; what the main process words itself (reasons, history) is asked for
 * again as soon as the choice is on disk.
 */
export function useSaveSettings(): UseMutationResult<Settings, Error, SettingsChange> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: SettingsChange) => {
      if (change.language !== undefined) await showLanguage(change.language);
      return request('saveSettings', change);
    },
    onSuccess: async (settings, change) => {
      client.setQueryData<Session>(queryKeys.session, (session) => session && { ...session, settings });
      if (change.language === undefined) return;
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== queryKeys.session[0] });
    },
  });
}

/** Puts settings that the main process has just stored in place of those that are shown. */
export function useShowSettings(): (settings: Settings) => void {
  const client = useQueryClient();
  return (settings) =>
    void client.setQueryData<Session>(queryKeys.session, (session) => session && { ...session, settings });
}
