import type { ErrorCode, ErrorDetails } from '#domain/error.ts';
import type { Api, AskingApi } from '#ipc/api.ts';
import type { Channel, droppedFileChannel } from '#ipc/channels.ts';
import type { Request, Response } from '#ipc/contract.ts';
import type { Failure, Result } from '#ipc/result.ts';

declare global {
  interface Window {
    /** Put there by the preload: one function per channel. */
    readonly api: Api;
  }
}

/** A request that was refused or failed. `code` has a text for people in `errorText`. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly traceId: string | undefined;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'ApiError';
    this.code = failure.code;
    this.details = failure.details;
    this.traceId = failure.traceId;
  }
}

type Dropped = typeof droppedFileChannel;
type Asked = Exclude<Channel, Dropped>;
type Arguments<C extends Asked> = Request<C> extends void ? [] : [request: Request<C>];

/**
 * Asks the main process.
 * @throws ApiError with the code of the failure; INTERNAL also where no answer came.
 */
export async function request<C extends Asked>(channel: C, ...args: Arguments<C>): Promise<Response<C>> {
  const api: AskingApi = window.api;
  const call: (...args: Arguments<C>) => Promise<Result<Response<C>>> = api[channel];
  return unpack(await call(...args).catch((error: unknown) => toLostAnswer(error)));
}

/** Has a file that was dropped on the window opened for import. @throws ApiError as `request`. */
export async function openDroppedImport(file: File): Promise<Response<Dropped>> {
  return unpack(await window.api.openDroppedImport(file).catch((error: unknown) => toLostAnswer(error)));
}

function unpack<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new ApiError(result.error);
}

/** Any thrown value as an ApiError, so that every failure has a code. */
export function toApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(toLostAnswer(error).error);
}

function toLostAnswer(error: unknown): { readonly ok: false; readonly error: Failure } {
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, error: { code: 'INTERNAL', message, details: {} } };
}
