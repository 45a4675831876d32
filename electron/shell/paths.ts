import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

type Environment = Readonly<Record<string, string | undefined>>;

/** The program's own folder for data, settings and log. */
export type DataPaths = {
  readonly folder: string;
  /** Caches of the browser underneath. */
  readonly browser: string;
  readonly library: string;
  /** The invented sample, once it was asked for. */
  readonly sample: string;
  /** Which library lay where: what their backups are recognised by. */
  readonly knownLibraries: string;
  readonly settings: string;
  readonly windowBounds: string;
  readonly log: string;
};

/** UNION_INSPECTOR_HOME when set (a relative path counts from the working folder), else what the platform offers. */
export function getDataPaths(environment: Environment, platformFolder: string): DataPaths {
  const chosen = environment['UNION_INSPECTOR_HOME'];
  const folder = chosen === undefined || chosen === '' ? platformFolder : resolve(chosen);
  return {
    folder,
    browser: join(folder, 'browser'),
    library: join(folder, 'library.unidb'),
    sample: join(folder, 'sample-survey-206.unidb'),
    knownLibraries: join(folder, 'libraries.json'),
    settings: join(folder, 'settings.json'),
    windowBounds: join(folder, 'window.json'),
    log: join(folder, 'logs', 'union-inspector.log'),
  };
}

/** The library that was named: by the argument, else by UNION_INSPECTOR_LIBRARY; undefined: one of the program's own. */
export function findNamedLibrary(argument: string | undefined, environment: Environment): string | undefined {
  const named = argument ?? environment['UNION_INSPECTOR_LIBRARY'];
  return named === undefined || named === '' ? undefined : resolve(named);
}

export type BuiltPaths = {
  readonly renderer: string;
  readonly preload: string;
  readonly readerWorker: string;
  readonly logWorker: string;
  readonly hashWorker: string;
  readonly backupWorker: string;
  readonly importWorker: string;
  readonly documentWorker: string;
  readonly reportWorker: string;
  readonly handOverWorker: string;
  readonly foreignFileWorker: string;
};

/** The built files that lie beside the main bundle (`dist/main/main.js`). */
export function getBuiltPaths(mainModuleUrl: string): BuiltPaths {
  const dist = fileURLToPath(new URL('..', mainModuleUrl));
  return {
    renderer: join(dist, 'renderer'),
    preload: join(dist, 'preload', 'preload.cjs'),
    readerWorker: join(dist, 'main', 'reader-worker.js'),
    logWorker: join(dist, 'main', 'log-worker.js'),
    hashWorker: join(dist, 'main', 'hash-worker.js'),
    backupWorker: join(dist, 'main', 'backup-worker.js'),
    importWorker: join(dist, 'main', 'import-worker.js'),
    documentWorker: join(dist, 'main', 'document-worker.js'),
    reportWorker: join(dist, 'main', 'report-worker.js'),
    handOverWorker: join(dist, 'main', 'hand-over-worker.js'),
    foreignFileWorker: join(dist, 'main', 'foreign-file-worker.js'),
  };
}
