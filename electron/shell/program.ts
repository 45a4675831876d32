import { mkdirSync } from 'node:fs';
import { app, type BrowserWindow, ipcMain, type IpcMainInvokeEvent, Menu, protocol, session } from 'electron';
import { registerChannels } from '#ipc/router.ts';
import type { Backend } from './backend.ts';
import { focusOnSecondStart, followLifecycle, stopOnUnexpectedErrors } from './lifecycle.ts';
import { type Log, openLog } from './log.ts';
import { toMenuTemplate } from './menu.ts';
import { scheme, startUrl } from './origin.ts';
import { type DataPaths, getBuiltPaths, getDataPaths, getLibraryFile } from './paths.ts';
import { listBundle, serve, type ServeOptions } from './protocol.ts';
import { findForbiddenSwitch, secureContents, secureSession } from './security.ts';
import { isTrustedSender } from './sender.ts';
import { openSettings, type SettingsFile } from './settings.ts';
import { startUpPagePath, toStartUpPage } from './start-up-page.ts';
import { createWindow } from './window.ts';

export type ProgramOptions = {
  /** The library named on the command line, if any. */
  readonly library: string | undefined;
  /** Address of the main bundle; the other built files lie beside it. */
  readonly mainModuleUrl: string;
};

type Parts = {
  readonly paths: DataPaths;
  readonly libraryFile: string;
  readonly settings: SettingsFile;
  readonly log: Log;
  /** False in released programs. */
  readonly developerTools: boolean;
  readonly built: ReturnType<typeof getBuiltPaths>;
};

/** Starts the program with its window, or hands over to the one that runs already. Call before Electron is ready. */
export function startProgram(options: ProgramOptions): void {
  const paths = getDataPaths(process.env, app.getPath('userData'));
  useDataFolder(paths);
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  const developerTools = !app.getAppPath().endsWith('.asar');
  if (!developerTools && findForbiddenSwitch(app.commandLine) !== undefined) return app.exit(2);
  // The call takes `--no-sandbox` back, and Chromium then refuses to run as root, as it does in containers.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  secureContents(app);
  const log = openLog({ file: paths.log });
  const settings = openSettings(paths.settings);
  if (settings.damaged) log.info('settings-damaged');
  stopOnUnexpectedErrors({ log, language: () => settings.get().language });
  const libraryFile = getLibraryFile(options.library, process.env, paths);
  const built = getBuiltPaths(options.mainModuleUrl);
  void app.whenReady().then(() => run({ paths, libraryFile, settings, log, developerTools, built }));
}

function run(parts: Parts): void {
  const { settings, log, developerTools, built, paths } = parts;
  secureSession(session.defaultSession, { developerTools });
  const pages = new Map<string, (nonce: string) => string>();
  servePages(built.renderer, pages);
  const window = createWindow({ preload: built.preload, boundsFile: paths.windowBounds, developerTools, log });
  const backend = loadBackend(parts);
  answerRequests(window, parts, backend);
  load(window, startUrl, log);
  keepMenu(parts);
  focusOnSecondStart(window);
  backend
    .then(({ library }) => {
      followLifecycle(window, { log, settle: library.checkpoint, close: library.close });
      return library.opened;
    })
    .catch((error: unknown) => {
      log.error('open', error);
      const { language } = settings.get();
      pages.set(startUpPagePath, (nonce) => toStartUpPage({ error, file: parts.libraryFile, language }, nonce));
      load(window, new URL(startUpPagePath, startUrl).href, log);
    });
}

async function loadBackend({ paths, libraryFile, settings, built, log }: Parts): Promise<Backend> {
  const { startBackend } = await import('./backend.ts');
  return startBackend({
    file: libraryFile,
    createIfMissing: libraryFile === paths.library,
    inspectorName: settings.get().inspector.name,
    workerFile: built.readerWorker,
    log,
    settings,
    program: { version: app.getVersion(), runtime: `Electron ${process.versions.electron}` },
  });
}

function answerRequests(window: BrowserWindow, parts: Parts, backend: Promise<Backend>): void {
  const windowIds = new Set([window.webContents.id]);
  const handlers = backend.then((loaded) => loaded.handlers);
  // Every request that waits for it is told; none waiting must not end the program.
  handlers.catch(() => undefined);
  registerChannels({
    ipcMain,
    isTrusted: (event: IpcMainInvokeEvent) => isTrustedSender(event, windowIds),
    handlers,
    validateResponses: parts.developerTools,
    reportError: ({ channel, traceId, error }) => parts.log.error('request', error, { channel, traceId }),
  });
}

function servePages(folder: string, pages: ServeOptions['pages']): void {
  const bundle = listBundle(folder);
  protocol.handle(scheme, (request) => serve(request, { bundle, pages }));
}

function load(window: BrowserWindow, url: string, log: Log): void {
  // A page that is replaced before it has loaded rejects as aborted; that is how the start-up error takes over.
  window.loadURL(url).catch((error: unknown) => log.error('load', error));
}

function keepMenu({ settings, developerTools }: Parts): void {
  const show = (): void => {
    const { language } = settings.get();
    const template = toMenuTemplate({ language, platform: process.platform, developerTools });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  show();
  settings.onChange(show);
}

/** The browser underneath must not be sent to a folder that cannot be made; opening the library will say why. */
function useDataFolder(paths: DataPaths): void {
  try {
    mkdirSync(paths.browser, { recursive: true, mode: 0o700 });
    app.setPath('userData', paths.folder);
    app.setPath('sessionData', paths.browser);
  } catch {
    // Stays at the platform's folder.
  }
}
