import { vi } from 'vitest';
import type { ErrorCode, ErrorDetails } from '#domain/error.ts';
import { type Channel, channels } from '#ipc/channels.ts';
import type { Request, Response } from '#ipc/contract.ts';
import { AppError } from '#domain/error.ts';
import type { Result } from '#ipc/result.ts';

/** What the fake main process answers, by channel; an AppError thrown there travels as data, as in the real one. */
export type FakeHandlers = {
  readonly [C in Channel]?: (request: Request<C>) => Response<C> | Promise<Response<C>>;
};

export type FakeApi = {
  readonly [C in Channel]: ReturnType<typeof vi.fn<(request?: unknown) => Promise<Result<unknown>>>>;
};

/** Puts a fake `window.api` in place. A channel without a handler fails as INTERNAL and names itself. */
export function installFakeApi(handlers: FakeHandlers): FakeApi {
  const entries = channels.map((channel) => [
    channel,
    vi.fn((request?: unknown) => answer(handlers, channel, request)),
  ]);
  const api = Object.fromEntries(entries) as FakeApi;
  Object.defineProperty(window, 'api', { value: api, configurable: true });
  return api;
}

/** What a handler throws to refuse. */
export function refusal(code: ErrorCode, details: ErrorDetails = {}): AppError {
  return new AppError(code, `refused with ${code}`, details);
}

async function answer(handlers: FakeHandlers, channel: Channel, request: unknown): Promise<Result<unknown>> {
  const handler = handlers[channel] as ((request: unknown) => unknown) | undefined;
  if (handler === undefined) return fail('INTERNAL', `no fake handler for ${channel}`, {});
  try {
    return { ok: true, value: await handler(structuredClone(request)) };
  } catch (error) {
    if (error instanceof AppError) return fail(error.code, error.message, error.details);
    throw error;
  }
}

function fail(code: ErrorCode, message: string, details: ErrorDetails): Result<unknown> {
  return { ok: false, error: { code, message, details } };
}
