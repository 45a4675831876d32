import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { request } from '#renderer/api.ts';
import type { Candidate, ChosenFile, Exchanged, Inspected, MergeRun, TakenBack } from './types.ts';
import { canMerge } from './types.ts';
import { useRefresh } from './use-refresh.ts';

export type MergingState = {
  readonly files: readonly Candidate[];
  /** What is going on; nothing can be begun beside it. */
  readonly busy?: 'choosing' | 'checking' | 'merging' | 'takingBack' | 'exchanging';
  readonly run?: MergeRun;
  readonly takenBack?: TakenBack;
  readonly exchanged?: Exchanged;
  readonly isCancelled?: boolean;
  readonly error?: unknown;
};

export type Merging = {
  readonly state: MergingState;
  readonly choose: () => void;
  readonly unlock: (token: string, passphrase: string) => void;
  readonly confirm: () => void;
  readonly takeBack: (batchId: string) => void;
  readonly exchange: () => void;
  /** The device of these seals was accepted just now. */
  readonly markKnown: (fingerprint: string) => void;
  /** Ends what is going on; what is not taken in as a whole is dropped. */
  readonly cancel: () => void;
};

const start: MergingState = { files: [] };

/**
 * The way of files: chosen, looked into one after the other, merged, taken back. Nothing is written before `confirm`.
 * @param handed a file that was looked into elsewhere, to begin with.
 */
export function useMerging(handed?: ChosenFile): Merging {
  const [state, setState] = useState<MergingState>(start);
  const refresh = useRefresh();
  const work = async (busy: NonNullable<MergingState['busy']>, run: () => Promise<MergingState>): Promise<void> => {
    setState(({ files }) => ({ files, busy }));
    try {
      setState(await run());
    } catch (error) {
      setState(({ files }) => ({ files, error }));
    }
  };
  const show = (files: readonly Candidate[]): void => setState({ files, busy: 'checking' });
  const begin = useEffectEvent(() => {
    if (handed !== undefined) void work('checking', () => look([handed], show));
  });
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!hasBegun.current) begin();
    hasBegun.current = true;
  }, []);
  const { files } = state;
  const ready = files.filter(canMerge).map(({ token }) => token);
  return {
    state,
    choose: () => void work('choosing', () => choose(state, show)),
    unlock: (token, passphrase) => void work('checking', () => unlock(files, { token, passphrase })),
    confirm: () => void work('merging', () => merge(ready).finally(refresh)),
    takeBack: (batchId) => void work('takingBack', () => takeBack(batchId).finally(refresh)),
    markKnown: (fingerprint) =>
      setState((now) => ({ ...now, files: now.files.map((file) => withKnown(file, fingerprint)) })),
    exchange: () => void work('exchanging', () => exchange().finally(refresh)),
    cancel: () => void request('cancelMerge').catch(() => undefined),
  };
}

async function choose(before: MergingState, show: (files: readonly Candidate[]) => void): Promise<MergingState> {
  const chosen = await request('chooseMergeFiles');
  if (chosen === null) {
    const { busy: _busy, ...rest } = before;
    return rest;
  }
  return look(chosen.files, show);
}

async function look(chosen: readonly ChosenFile[], show: (files: readonly Candidate[]) => void): Promise<MergingState> {
  let files: readonly Candidate[] = chosen;
  for (const { token } of chosen) {
    show(files);
    const inspected = await request('inspectMergeFile', { token });
    if (inspected.state === 'cancelled') return { files: [], isCancelled: true };
    files = withInspected(files, token, inspected);
  }
  return { files };
}

async function unlock(
  files: readonly Candidate[],
  secret: { readonly token: string; readonly passphrase: string },
): Promise<MergingState> {
  const inspected = await request('inspectMergeFile', secret);
  if (inspected.state === 'cancelled') return { files, isCancelled: true };
  return { files: withInspected(files, secret.token, inspected) };
}

function withInspected(files: readonly Candidate[], token: string, inspected: Inspected): readonly Candidate[] {
  return files.map((file) => (file.token === token ? { ...file, inspected } : file));
}

function withKnown(file: Candidate, fingerprint: string): Candidate {
  const { inspected } = file;
  if (inspected?.state !== 'ready') return file;
  const seals = inspected.preview.seals.map((seal) =>
    seal.fingerprint === fingerprint && seal.state === 'unknown_device' ? { ...seal, state: 'intact' as const } : seal,
  );
  return { ...file, inspected: { ...inspected, preview: { ...inspected.preview, seals } } };
}

async function merge(tokens: readonly string[]): Promise<MergingState> {
  return { files: [], run: await request('mergeFiles', { tokens: [...tokens] }) };
}

async function takeBack(batchId: string): Promise<MergingState> {
  const outcome = await request('takeBackMerge', { batchId });
  return outcome.state === 'cancelled' ? { files: [], isCancelled: true } : { files: [], takenBack: outcome };
}

async function exchange(): Promise<MergingState> {
  const outcome = await request('exchangeNow');
  return outcome.state === 'cancelled' ? { files: [], isCancelled: true } : { files: [], exchanged: outcome };
}
