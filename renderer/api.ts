import type { ErrorCode, ErrorDetails } from '#domain/error.ts';
import type { Api } from '#ipc/api.ts';
import type { Channel } from '#ipc/channels.ts';
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

type Arguments<C extends Channel> = Request<C> extends void ? [] : [request: Request<C>];

/**
 * Asks the main process.
 * @throws ApiError with the code of the failure; INTERNAL also where no answer came.
 */
export async function request<C extends Channel>(channel: C, ...args: Arguments<C>): Promise<Response<C>> {
  const call: (...args: Arguments<C>) => Promise<Result<Response<C>>> = window.api[channel];
  const result = await call(...args).catch((error: unknown) => toLostAnswer(error));
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
