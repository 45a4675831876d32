import { useState } from 'react';
import { request, toApiError } from '#renderer/api.ts';
import type { ChosenFile, Summary } from './types.ts';

export type ForeignState = {
  readonly file?: ChosenFile;
  /** The file is encrypted; `wrong`: what was typed does not open it. */
  readonly asksPassphrase?: 'first' | 'wrong';
  readonly busy?: 'choosing' | 'inspecting';
  readonly summary?: Summary;
  readonly wasCancelled?: boolean;
  readonly error?: unknown;
};

export type Foreign = {
  readonly state: ForeignState;
  readonly choose: () => void;
  readonly tryPassphrase: (passphrase: string) => void;
  /** Stops what is going on. */
  readonly cancel: () => void;
  /** The device of these seals was accepted just now. */
  readonly markKnown: (fingerprint: string) => void;
};

/** The way of a file from somebody else: chosen, opened with a passphrase where it needs one, looked into. */
export function useForeignFile(): Foreign {
  const [state, setState] = useState<ForeignState>({});
  const look = async (file: ChosenFile, passphrase?: string): Promise<void> => {
    setState({ file, busy: 'inspecting' });
    try {
      const secret = passphrase === undefined ? {} : { passphrase };
      const summary = await request('inspectForeignFile', { token: file.token, ...secret });
      setState(summary === null ? { wasCancelled: true } : { file, summary });
    } catch (error) {
      const { code } = toApiError(error);
      if (code === 'PASSPHRASE_NEEDED') setState({ file, asksPassphrase: 'first' });
      else if (code === 'PASSPHRASE_WRONG') setState({ file, asksPassphrase: 'wrong' });
      else setState({ error });
    }
  };
  const choose = async (): Promise<void> => {
    const before = state;
    setState({ ...before, busy: 'choosing' });
    try {
      const file = await request('chooseForeignFile');
      if (file === null) setState(before);
      else await look(file);
    } catch (error) {
      setState({ error });
    }
  };
  return {
    state,
    choose: () => void choose(),
    tryPassphrase: (passphrase) => {
      if (state.file !== undefined) void look(state.file, passphrase);
    },
    cancel: () => void request('cancelForeign').catch(() => undefined),
    markKnown: (fingerprint) =>
      setState(({ summary, ...rest }) =>
        summary === undefined ? rest : { ...rest, summary: withKnown(summary, fingerprint) },
      ),
  };
}

function withKnown(summary: Summary, fingerprint: string): Summary {
  const seals = summary.seals.map((seal) => {
    if (seal.fingerprint !== fingerprint) return seal;
    return { ...seal, known: true, state: seal.state === 'unknown_device' ? ('intact' as const) : seal.state };
  });
  return { ...summary, seals };
}
