import type { Answer } from '#domain/fact.ts';
import type { Request, Response } from '#ipc/contract.ts';
import type { VisitView } from '../model/answers.ts';
import { createPause, createSequence } from './sequence.ts';
import {
  acknowledgeAnswers,
  acknowledgeNote,
  setAsideRefused,
  toFailure,
  toRequestAnswers,
  without,
} from './transitions.ts';
import { isWaiting, listStuck } from './visit-state.ts';
import type { Draft, VisitState } from './visit-state.ts';

type Saved = Response<'saveAnswers'>;
type Stepped = Response<'undo'>;

/** The requests of one visit; the store knows nothing of how they travel. */
export type VisitGateway = {
  readonly getVisit: () => Promise<VisitView>;
  readonly saveAnswers: (answers: Request<'saveAnswers'>['answers']) => Promise<Saved>;
  readonly saveNote: (fact: string, note: string | null) => Promise<Saved>;
  readonly undo: () => Promise<Stepped>;
  readonly redo: () => Promise<Stepped>;
};

export type VisitStore = {
  readonly getState: () => VisitState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads again what is on disk; what still waits to be saved stays on top of it. */
  readonly reload: () => Promise<void>;
  /** Shows what is on disk as somebody else has just read it. */
  readonly load: (visit: VisitView) => void;
  /** Saves at once. */
  readonly answer: (answers: ReadonlyMap<string, Answer | null>) => void;
  /** Saves after a pause in typing, or with the next `flush`. */
  readonly type: (fact: string, answer: Answer | null) => void;
  /** Takes an answer back that was typed and is not on its way yet. */
  readonly retract: (fact: string) => void;
  readonly writeNote: (fact: string, note: string | null) => void;
  readonly setDraft: (fact: string, draft: Draft | undefined) => void;
  /** Saves everything that waits; true where nothing is left that is not on disk. */
  readonly flush: () => Promise<boolean>;
  /** Take back or repeat the last step; the facts that it touched. */
  readonly undo: () => Promise<readonly string[]>;
  readonly redo: () => Promise<readonly string[]>;
};

const typingPauseMs = 300;

/**
 * Holds a visit while it is on the screen. Requests go one after the other; an answer leaves `pending` only when the
 * main process has said that it is on disk, so that a failed save loses nothing.
 */
export function createVisitStore(
  visit: VisitView,
  gateway: VisitGateway,
  access: 'write' | 'read' = 'write',
): VisitStore {
  const cell = createCell(visit, access);
  const inSequence = createSequence();
  const flush = (): Promise<boolean> => {
    pause.cancel();
    return inSequence(() => saveAll(cell, gateway));
  };
  const pause = createPause(typingPauseMs, () => void flush());
  const step = async (move: VisitGateway['undo']): Promise<readonly string[]> => {
    pause.cancel();
    return await inSequence(() => takeStep(cell, gateway, move));
  };
  return {
    getState: cell.get,
    subscribe: cell.subscribe,
    load: (loaded) => cell.set({ visit: loaded }),
    reload: () => inSequence(() => readAgain(cell, gateway)),
    answer: (answers) => {
      enter(cell, answers);
      void flush();
    },
    type: (fact, answer) => {
      enter(cell, new Map([[fact, answer]]));
      pause.restart();
    },
    retract: (fact) => cell.set({ pending: without(cell.get().pending, [fact]) }),
    writeNote: (fact, note) => {
      cell.set({ pendingNotes: new Map(cell.get().pendingNotes).set(fact, note) });
      pause.restart();
    },
    setDraft: (fact, draft) => {
      const { drafts } = cell.get();
      cell.set({ drafts: draft === undefined ? without(drafts, [fact]) : new Map(drafts).set(fact, draft) });
    },
    flush,
    undo: () => step(gateway.undo),
    redo: () => step(gateway.redo),
  };
}

type Cell = {
  readonly get: () => VisitState;
  readonly set: (change: Partial<VisitState>) => void;
  readonly subscribe: VisitStore['subscribe'];
};

function createCell(visit: VisitView, access: 'write' | 'read'): Cell {
  const listeners = new Set<() => void>();
  const none = new Map<string, never>();
  let state: VisitState = {
    visit,
    pending: none,
    pendingNotes: none,
    drafts: none,
    refused: none,
    status: { kind: 'untouched' },
    isReadOnly: access === 'read',
  };
  return {
    get: () => state,
    set: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function enter(cell: Cell, answers: ReadonlyMap<string, Answer | null>): void {
  const { pending, refused } = cell.get();
  cell.set({ pending: new Map([...pending, ...answers]), refused: without(refused, [...answers.keys()]) });
}

async function saveAll(cell: Cell, gateway: VisitGateway): Promise<boolean> {
  while (isWaiting(cell.get())) {
    cell.set({ status: { kind: 'saving' } });
    const saved = await saveNext(cell, gateway);
    if (!saved) return false;
  }
  return listStuck(cell.get()).length === 0;
}

/** One request: the answers first, then the notes one by one. False where it failed and everything still waits. */
async function saveNext(cell: Cell, gateway: VisitGateway): Promise<boolean> {
  const { pending, pendingNotes } = cell.get();
  const [note] = pendingNotes;
  try {
    if (pending.size > 0) {
      const saved = await gateway.saveAnswers(toRequestAnswers(pending));
      cell.set(acknowledgeAnswers(cell.get(), pending, saved));
    } else if (note !== undefined) {
      cell.set(acknowledgeNote(cell.get(), note, await gateway.saveNote(...note)));
    }
    return true;
  } catch (error) {
    const failure = toFailure(error);
    const remainder = setAsideRefused(cell.get(), failure);
    cell.set(remainder ?? { status: { kind: 'failed', failure } });
    return remainder !== undefined;
  }
}

async function readAgain(cell: Cell, gateway: VisitGateway): Promise<void> {
  try {
    cell.set({ visit: await gateway.getVisit() });
  } catch (error) {
    cell.set({ status: { kind: 'failed', failure: toFailure(error) } });
  }
}

async function takeStep(cell: Cell, gateway: VisitGateway, move: VisitGateway['undo']): Promise<readonly string[]> {
  await saveAll(cell, gateway);
  if (isWaiting(cell.get())) return [];
  try {
    const { facts, visit } = await move();
    const { drafts, refused } = cell.get();
    cell.set({ visit, drafts: without(drafts, facts), refused: without(refused, facts) });
    return facts;
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code !== 'UNDO_NOTHING') cell.set({ status: { kind: 'failed', failure } });
    return [];
  }
}
