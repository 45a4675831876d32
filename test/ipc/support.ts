import type { HandlerContext, Settings } from '#ipc/context.ts';
import { createHandlers } from '#ipc/handlers.ts';
import type { Result } from '#ipc/result.ts';
import { type ErrorReport, registerChannels, type RouterOptions } from '#ipc/router.ts';
import type { Library } from '#services/library.ts';
import { readAhead } from '#services/read-ahead.ts';
import { getStatisticsView } from '#services/statistics-view.ts';
import { summarizeVerdicts } from '#services/verdict-summary.ts';

export type Sender = 'ours' | 'foreign';
type Listener = (event: Sender, ...payload: unknown[]) => Promise<unknown>;

/** The router as the window meets it, with a list of what it reported. */
export type Desk = {
  readonly listeners: ReadonlyMap<string, Listener>;
  readonly reports: readonly ErrorReport[];
  readonly ask: (channel: string, ...payload: unknown[]) => Promise<Result<unknown>>;
  readonly askAs: (sender: Sender, channel: string, ...payload: unknown[]) => Promise<Result<unknown>>;
};

export function openDesk(
  options: Pick<RouterOptions<Sender>, 'handlers'> & { readonly validateResponses?: boolean },
): Desk {
  const listeners = new Map<string, Listener>();
  const reports: ErrorReport[] = [];
  registerChannels<Sender>({
    ipcMain: { handle: (channel, listener) => void listeners.set(channel, listener) },
    isTrusted: (sender) => sender === 'ours',
    handlers: options.handlers,
    validateResponses: options.validateResponses ?? true,
    reportError: (report) => void reports.push(report),
  });
  const askAs: Desk['askAs'] = async (sender, channel, ...payload) => {
    const listener = listeners.get(channel);
    if (listener === undefined) throw new Error(`nobody listens to ${channel}`);
    // What crosses the border is a copy; whatever cannot be copied cannot cross.
    return structuredClone((await listener(sender, ...structuredClone(payload))) as Result<unknown>);
  };
  return { listeners, reports, askAs, ask: (channel, ...payload) => askAs('ours', channel, ...payload) };
}

/** The real handlers on an open library, with settings kept in memory. */
export function createLibraryHandlers(library: Library | Promise<Library>): ReturnType<typeof createHandlers> {
  let settings: Settings = { language: 'en', inspector: { name: '', certificate: '' } };
  const opened = Promise.resolve(library);
  const context: HandlerContext = {
    library: opened,
    settings: {
      get: () => settings,
      save: ({ language, inspector }) => {
        settings = { language: language ?? settings.language, inspector: inspector ?? settings.inspector };
        return settings;
      },
    },
    overview: {
      getStatistics: async (filter) => getStatisticsView(await opened, filter),
      getVerdictSummary: async () => summarizeVerdicts(await opened),
    },
    listReady: async () => readAhead(await opened, setImmediate),
    program: { version: '0.0.0', runtime: 'test' },
  };
  return createHandlers(context);
}
