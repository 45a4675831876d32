import type { Channel } from './channels.ts';
import type { Request, Response } from './contract.ts';
import type { Result } from './result.ts';

type Arguments<C extends Channel> = Request<C> extends void ? [] : [request: Request<C>];

/** All that the window sees of the main process: `window.api`. */
export type Api = { readonly [C in Channel]: (...args: Arguments<C>) => Promise<Result<Response<C>>> };
