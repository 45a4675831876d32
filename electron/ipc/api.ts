import type { Channel, droppedFileChannel } from './channels.ts';
import type { Request, Response } from './contract.ts';
import type { Result } from './result.ts';

type Dropped = typeof droppedFileChannel;
type Arguments<C extends Channel> = Request<C> extends void ? [] : [request: Request<C>];

/** What is asked with a request of the contract. */
export type AskingApi = {
  readonly [C in Exclude<Channel, Dropped>]: (...args: Arguments<C>) => Promise<Result<Response<C>>>;
};

/** All that the window sees of the main process: `window.api`. */
export type Api = AskingApi & {
  /** Takes the file itself: the page cannot name a path. */
  readonly [C in Dropped]: (file: File) => Promise<Result<Response<C>>>;
};
