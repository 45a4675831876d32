import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { openDroppedImport, request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import type { ChosenFile, HeadChoices, Preview, TakenBack, Written } from './types.ts';

export type ImportState = {
  readonly file?: ChosenFile;
  readonly preview?: Preview;
  readonly heads: HeadChoices;
  /** What is going on; nothing can be begun beside it. */
  readonly busy?: 'choosing' | 'looking' | 'writing' | 'takingBack';
  readonly written?: Written;
  readonly takenBack?: TakenBack;
  readonly notice?: 'cancelled' | 'changedMeanwhile';
  readonly error?: unknown;
};

export type Import = {
  readonly state: ImportState;
  readonly choose: () => void;
  /** A file that was dropped on the window, in place of one that is chosen. */
  readonly take: (file: File) => void;
  readonly chooseHead: (key: string, target: string) => void;
  readonly confirm: () => void;
  readonly takeBack: (batchId: string) => void;
  /** Ends what is going on; what is not yet on disk is dropped as a whole. */
  readonly cancel: () => void;
};

const start: ImportState = { heads: {} };

/** The way of a file: chosen, looked at, taken in, taken back. Nothing is written before `confirm`. */
export function useImport(): Import {
  const [state, setState] = useState<ImportState>(start);
  const refresh = useRefresh();
  const work = async (busy: NonNullable<ImportState['busy']>, run: () => Promise<ImportState>): Promise<void> => {
    setState(({ notice: _notice, error: _error, ...before }) => ({ ...before, busy }));
    try {
      setState(await run());
    } catch (error) {
      setState(({ busy: _busy, ...before }) => ({ ...before, error }));
    }
  };
  const { file, heads } = state;
  const onChosen = (chosen: ChosenFile): void => setState({ ...start, file: chosen, busy: 'looking' });
  return {
    state,
    choose: () => void work('choosing', () => choose(() => request('chooseImportFile'), onChosen, state)),
    take: (dropped) => void work('choosing', () => choose(() => openDroppedImport(dropped), onChosen, state)),
    chooseHead: (key, target) => {
      if (file !== undefined) void work('looking', () => look(file, { ...heads, [key]: target }));
    },
    confirm: () => {
      if (file !== undefined) void work('writing', () => write(file, heads).finally(refresh));
    },
    takeBack: (batchId) => void work('takingBack', () => takeBack(batchId).finally(refresh)),
    cancel: () => void request('cancelImport').catch(() => undefined),
  };
}

async function choose(
  ask: () => Promise<ChosenFile | null>,
  onChosen: (file: ChosenFile) => void,
  before: ImportState,
): Promise<ImportState> {
  const file = await ask();
  if (file === null) {
    const { busy: _busy, ...rest } = before;
    return rest;
  }
  onChosen(file);
  return look(file, {});
}

async function look(file: ChosenFile, heads: HeadChoices): Promise<ImportState> {
  const preview = await request('previewImport', { token: file.token, heads });
  return preview === null ? { ...start, notice: 'cancelled' } : { file, heads, preview };
}

async function write(file: ChosenFile, heads: HeadChoices): Promise<ImportState> {
  const outcome = await request('runImport', { token: file.token, heads });
  if (outcome.state === 'cancelled') return { ...start, notice: 'cancelled' };
  if (outcome.state === 'rejected') return { ...(await look(file, heads)), notice: 'changedMeanwhile' };
  return { file, heads, written: outcome };
}

async function takeBack(batchId: string): Promise<ImportState> {
  const outcome = await request('takeBackImport', { batchId });
  return outcome.state === 'cancelled' ? { ...start, notice: 'cancelled' } : { ...start, takenBack: outcome };
}

/** All that shows records is asked for again, also where the dialog is gone by then. */
function useRefresh(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    const kept: readonly string[] = [...queryKeys.pack, ...queryKeys.importProgress];
    void client.invalidateQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
  }, [client]);
}
