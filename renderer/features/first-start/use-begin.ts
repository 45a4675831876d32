import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import type { Language } from '#domain/language.ts';
import type { Request } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import type { Settings } from '#renderer/session.ts';

export type Choices = {
  readonly language: Language;
  readonly inspector: Settings['inspector'];
  readonly library: Request<'openLibrary'>['library'];
};

/** Keeps the choices, opens what was chosen and starts the frame on it. */
export function useBegin(onDone: () => void): UseMutationResult<void, Error, Choices> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ language, inspector, library }: Choices) => {
      // The sample first: where it cannot be made, nothing is kept and the page stays.
      if (library === 'sample') await request('openLibrary', { library });
      await request('saveSettings', { language, inspector });
    },
    onSuccess: async () => {
      onDone();
      await client.resetQueries();
    },
  });
}
