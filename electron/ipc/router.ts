import { randomUUID } from 'node:crypto';
import { AppError } from '#domain/error.ts';
import { type Channel, channels } from './channels.ts';
import { contract, type ParsedRequest, type Procedure, type Response } from './contract.ts';
import type { Failure, Result } from './result.ts';

/** One handler per channel: a channel without one does not compile. */
export type Handlers = {
  readonly [C in Channel]: (request: ParsedRequest<C>) => Frozen<Response<C>> | Promise<Frozen<Response<C>>>;
};

/** The same value, which nobody changes any more: services hand out readonly views. */
export type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** What the log is told about a failed request. It never holds the request itself. */
export type ErrorReport = { readonly channel: Channel; readonly traceId: string; readonly error: unknown };

export type RouterOptions<Event> = {
  readonly ipcMain: {
    handle: (channel: string, listener: (event: Event, ...payload: unknown[]) => Promise<unknown>) => void;
  };
  readonly isTrusted: (event: Event) => boolean;
  /** May still be loading: requests wait. */
  readonly handlers: Handlers | Promise<Handlers>;
  /** On outside released programs: a response that breaks the contract becomes INTERNAL. */
  readonly validateResponses: boolean;
  readonly reportError: (report: ErrorReport) => void;
};

/**
 * Registers every channel of the contract, and nothing else. Each request passes the same gate: sender, shape, handler.
 * A listener never rejects; every failure travels as data (`Result`).
 */
export function registerChannels<Event>(options: RouterOptions<Event>): void {
  for (const channel of channels) {
    options.ipcMain.handle(channel, (event, ...payload) => answer(options, channel, { event, payload }));
  }
}

type Call<Event> = { readonly event: Event; readonly payload: readonly unknown[] };

async function answer<Event>(
  options: RouterOptions<Event>,
  channel: Channel,
  call: Call<Event>,
): Promise<Result<unknown>> {
  try {
    if (!options.isTrusted(call.event)) {
      throw new AppError('UNTRUSTED_SENDER', `${channel} was asked for by a page that is not ours`);
    }
    const request = parseRequest(channel, call.payload);
    const response: unknown = await run(await options.handlers, channel, request);
    return { ok: true, value: options.validateResponses ? checkResponse(channel, response) : response };
  } catch (error) {
    return { ok: false, error: toFailure(options, channel, error) };
  }
}

function parseRequest<C extends Channel>(channel: C, payload: readonly unknown[]): ParsedRequest<C> {
  if (payload.length > 1) throw new AppError('INVALID_REQUEST', `${channel} takes one request`);
  const procedure: Procedure = contract[channel];
  const parsed = procedure.request.safeParse(payload[0]);
  if (!parsed.success) {
    // The path and the kind of the issue say enough; the value stays out of messages and logs.
    const issues = parsed.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), code: issue.code }));
    throw new AppError('INVALID_REQUEST', `${channel} was sent a request of the wrong shape`, { issues });
  }
  // The schema of this very channel has just parsed it; the compiler cannot follow the pairing through the map.
  return parsed.data as ParsedRequest<C>;
}

function run<C extends Channel>(handlers: Handlers, channel: C, request: ParsedRequest<C>): unknown {
  return handlers[channel](request);
}

function checkResponse(channel: Channel, response: unknown): unknown {
  const procedure: Procedure = contract[channel];
  const parsed = procedure.response.safeParse(response);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('INTERNAL', `${channel} answered out of contract at ${issue?.path.join('.')}: ${issue?.message}`);
}

function toFailure<Event>(options: RouterOptions<Event>, channel: Channel, error: unknown): Failure {
  if (error instanceof AppError && error.code !== 'INTERNAL') {
    if (error.cause === undefined) return { code: error.code, message: error.message, details: error.details };
    const traceId = report(options, channel, error);
    return { code: error.code, message: error.message, details: error.details, traceId };
  }
  const traceId = report(options, channel, error);
  return { code: 'INTERNAL', message: `${channel} failed`, details: {}, traceId };
}

function report<Event>(options: RouterOptions<Event>, channel: Channel, error: unknown): string {
  const traceId = randomUUID();
  options.reportError({ channel, traceId, error });
  return traceId;
}
