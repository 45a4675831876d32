import type { Library } from '#services/library.ts';
import type { StatisticsFilter, StatisticsView } from '#services/statistics-view.ts';
import type { VerdictSummary } from '#services/verdict-summary.ts';
import type { ParsedRequest, Response } from './contract.ts';

export type Settings = Response<'getSession'>['settings'];
export type SettingsChange = ParsedRequest<'saveSettings'>;

/** Where the settings are kept; the window's program writes them to a file, tests keep them in memory. */
export type SettingsStore = {
  readonly get: () => Settings;
  /** Returns when the change is on disk. STORAGE_* when the system refuses. */
  readonly save: (change: SettingsChange) => Settings;
};

/** Where the figures over the whole library are made: a thread of its own in the window's program. */
export type Overview = {
  readonly getStatistics: (filter: StatisticsFilter) => Promise<StatisticsView>;
  readonly getVerdictSummary: () => Promise<VerdictSummary>;
};

/** All that handlers need from the outside. */
export type HandlerContext = {
  /** Settles when the library is open; rejects with the AppError that opening it ended with. */
  readonly library: Promise<Library>;
  /** Settles when every page of the list can be had at once; the first pages by name do not wait for it. */
  readonly listReady: () => Promise<void>;
  readonly settings: SettingsStore;
  readonly overview: Overview;
  readonly program: Response<'getSession'>['program'];
};
