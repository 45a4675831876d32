import { channels } from '#ipc/channels.ts';
import type { Handlers } from '#ipc/router.ts';
import type { ServedPicture } from '#services/evidence/read-picture.ts';
import type { Library } from '#services/library.ts';

/** What the stage needs to know of a backend. */
export type StagedBackend = {
  readonly handlers: Handlers;
  readonly opened: Promise<Library>;
  readonly settle: () => void;
  /** @throws AppError NOT_FOUND, ATTACHMENT_*. */
  readonly readPicture: (path: string) => Promise<ServedPicture>;
  /** Lets go of the library. */
  readonly release: () => Promise<void>;
  /** As `release`, after what is to be done when the program ends. */
  readonly close: () => Promise<void>;
};

export type StageOptions = {
  /** The library to begin with. */
  readonly file: string;
  readonly start: (file: string, stage: Stage) => Promise<StagedBackend>;
  readonly onOpened: (library: Library) => void;
  /** The library `file` cannot be opened. */
  readonly onFailure: (error: unknown, file: string) => void;
};

export type Change = {
  /** Runs while no library is open. */
  readonly work: () => Promise<void>;
  /** Another library to open afterwards; absent: the same one. */
  readonly file?: string;
  /** What is opened where that one does not open, after some work; absent: nothing is, and the start-up page says why. */
  readonly otherwise?: { readonly file: string; readonly work: () => Promise<void> };
};

/** Holds the backend of the open library, and exchanges it for another while the window stays as it is. */
export type Stage = {
  /** Hand every request to the present backend; during a change they wait for the next one. */
  readonly handlers: Handlers;
  /**
   * Closes the library, does the work and opens what is then to be open; the same library again where the work fails.
   * Requests wait until it is clear what is open.
   * @throws what the work or the opening throws.
   */
  readonly change: (change: Change) => Promise<void>;
  readonly settle: () => void;
  /** A picture of the open library by its address path. @throws AppError NOT_FOUND, ATTACHMENT_*. */
  readonly readPicture: (path: string) => Promise<ServedPicture>;
  readonly close: () => Promise<void>;
};

export function createStage(options: StageOptions): Stage {
  let file = options.file;
  let current: Promise<StagedBackend>;
  let settle = (): void => undefined;
  const begin = async (onFailure = options.onFailure): Promise<StagedBackend> => {
    const opening = file;
    const backend = await options.start(opening, stage);
    settle = backend.settle;
    backend.opened.then(options.onOpened).catch((error: unknown) => onFailure(error, opening));
    return backend;
  };
  const beginOr = async ({
    file: other,
    work,
  }: NonNullable<Change['otherwise']>): Promise<[StagedBackend, unknown]> => {
    const backend = await begin(() => undefined);
    try {
      await backend.opened;
      return [backend, undefined];
    } catch (error) {
      await backend.release();
      file = other;
      await work();
      return [await begin(), error];
    }
  };
  const exchange = async (before: Promise<StagedBackend>, change: Change): Promise<[StagedBackend, unknown]> => {
    await (await before).release();
    let failure: unknown;
    try {
      await change.work();
      file = change.file ?? file;
    } catch (error) {
      failure = error;
    }
    if (failure !== undefined || change.otherwise === undefined) return [await begin(), failure];
    return beginOr(change.otherwise);
  };
  const stage: Stage = {
    handlers: delegate(() => current),
    change: async (change) => {
      const exchanged = exchange(current, change);
      current = watch(exchanged.then(([backend]) => backend));
      const [backend, failure] = await exchanged;
      if (failure !== undefined) throw failure;
      await backend.opened;
    },
    readPicture: async (path) => (await current).readPicture(path),
    settle: () => settle(),
    close: async () => (await current).close(),
  };
  current = watch(begin());
  current.catch((error: unknown) => options.onFailure(error, file));
  return stage;
}

/** Everybody who waits is told of a failure; nobody waiting must not end the program. */
function watch(backend: Promise<StagedBackend>): Promise<StagedBackend> {
  backend.catch(() => undefined);
  return backend;
}

function delegate(getCurrent: () => Promise<StagedBackend>): Handlers {
  const entries = channels.map((channel) => [
    channel,
    async (request: never) => (await getCurrent()).handlers[channel](request),
  ]);
  // One entry per channel, each answering as that channel's own handler does.
  return Object.fromEntries(entries) as Handlers;
}
