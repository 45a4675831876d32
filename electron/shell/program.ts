import { existsSync, mkdirSync } from 'node:fs';
import { app, type BrowserWindow, ipcMain, type IpcMainInvokeEvent, Menu, protocol, session } from 'electron';
import { registerChannels } from '#ipc/router.ts';
import type { Library } from '#services/library.ts';
import { chooseCalendarFile } from './choose-calendar-file.ts';
import { chooseEvidenceTarget } from './choose-evidence-target.ts';
import { createDocumentShell } from './document-shell.ts';
import type { DocumentPages, DocumentShell } from './document-shell.ts';
import { chooseFolder } from './choose-folder.ts';
import { chooseImportFile, chooseTemplateFile } from './choose-import-file.ts';
import { chooseMergeFiles } from './choose-merge-files.ts';
import { chooseReportFile } from './choose-report-file.ts';
import { createHandOverDialogs } from './choose-hand-over.ts';
import { createGuests } from './guests.ts';
import type { Guests } from './guests.ts';
import { createWindowVault } from './key-vault.ts';
import { findKnownLibraryId, noteLibrary } from './known-libraries.ts';
import { focusOnSecondStart, followLifecycle, stopOnUnexpectedErrors } from './lifecycle.ts';
import { type Log, openLog } from './log.ts';
import { toMenuTemplate } from './menu.ts';
import { scheme, startUrl } from './origin.ts';
import { expectPageFiles } from './page-files.ts';
import { type DataPaths, findNamedLibrary, getBuiltPaths, getDataPaths } from './paths.ts';
import { listBundle, serve, type ServeOptions } from './protocol.ts';
import { findForbiddenSwitch, secureContents, secureSession } from './security.ts';
import { isTrustedSender } from './sender.ts';
import { openSettings, type SettingsFile } from './settings.ts';
import { createStage, type Stage, type StagedBackend } from './stage.ts';
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
  /** The library that somebody named; undefined: one of the program's own. */
  readonly named: string | undefined;
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
  const named = findNamedLibrary(options.library, process.env);
  const built = getBuiltPaths(options.mainModuleUrl);
  void app.whenReady().then(() => run({ paths, named, settings, log, developerTools, built }));
}

function run(parts: Parts): void {
  const { settings, log, developerTools, built, paths } = parts;
  secureSession(session.defaultSession, { developerTools });
  const pages = new Map<string, (nonce: string) => string>();
  const documents: DocumentPages = new Map();
  const pageFiles = expectPageFiles();
  const readPicture: ServeOptions['readPicture'] = (path) => stage.readPicture(path);
  servePages(built.renderer, { pages, documents, readPicture, onTaken: pageFiles.noteTaken });
  const window = createWindow({ preload: built.preload, boundsFile: paths.windowBounds, developerTools, log });
  const documentShell = createDocumentShell({ window, pages: documents, settings });
  const guests = createGuests();
  const stage = createStage({
    file: getFirstLibrary(parts),
    start: async (file, current) => {
      await pageFiles.taken;
      return loadBackend(parts, { file, stage: current, window, documentShell, guests });
    },
    onOpened: (library) => {
      if (guests.find(library.file) === undefined) rememberLibrary(parts, library);
      // The start-up page has done its work: the window itself takes its place.
      if (pages.delete(startUpPagePath)) load(window, startUrl, log);
    },
    onFailure: (error, file) => {
      log.error('open', error);
      const { language } = settings.get();
      // A restore that failed says so on the page that is there: loading it again would take its words away.
      const isShown = pages.has(startUpPagePath);
      pages.set(startUpPagePath, (nonce) => toStartUpPage({ error, file, language }, nonce));
      if (!isShown) load(window, new URL(startUpPagePath, startUrl).href, log);
    },
  });
  answerRequests(window, parts, stage);
  load(window, startUrl, log);
  keepMenu(parts);
  focusOnSecondStart(window);
  followLifecycle(window, { log, settle: stage.settle, close: stage.close });
}

/** The sample only while it is there: whoever removes the file gets an own library, not an error. */
function getFirstLibrary({ named, paths, settings }: Parts): string {
  if (named !== undefined) return named;
  return settings.get().startLibrary === 'sample' && existsSync(paths.sample) ? paths.sample : paths.library;
}

type Opening = {
  readonly file: string;
  readonly stage: Stage;
  readonly window: BrowserWindow;
  readonly documentShell: DocumentShell;
  readonly guests: Guests;
};

async function loadBackend(
  parts: Parts,
  { file, stage, window, documentShell, guests }: Opening,
): Promise<StagedBackend> {
  const { paths, named, settings, built, log } = parts;
  const { startBackend } = await import('./backend.ts');
  return startBackend({
    file,
    createIfMissing: file === paths.library,
    inspectorName: settings.get().inspector.name,
    workerFile: built.readerWorker,
    language: () => settings.get().language,
    logWorkerFile: built.logWorker,
    hashWorkerFile: built.hashWorker,
    backupWorkerFile: built.backupWorker,
    knownLibraryId: findKnownLibraryId(paths.knownLibraries, file),
    ownLibraries: { own: paths.library, sample: paths.sample },
    ...toHandOverOptions(parts, { file, window, guests }),
    place: guests.find(file) === undefined ? getPlace(parts, file) : 'guest',
    isFirstStart: () => named === undefined && settings.isNew(),
    change: stage.change,
    chooseFolder: () => chooseFolder(window),
    chooseCalendarFile: () => chooseCalendarFile(window),
    chooseEvidenceTarget: (name) => chooseEvidenceTarget(window, name),
    importWorkerFile: built.importWorker,
    documentWorkerFile: built.documentWorker,
    reportWorkerFile: built.reportWorker,
    chooseReportFile: () => chooseReportFile(window, { ...settings.get(), folder: settings.get().folders.exports }),
    documentShell,
    chooseTemplateFile: () => chooseTemplateFile(window, settings.get().language),
    chooseMergeFiles: () => chooseMergeFiles(window, settings.get().language),
    chooseImportFile: () => chooseImportFile(window, settings.get().language),
    log,
    settings,
    program: { version: app.getVersion(), runtime: `Electron ${process.versions.electron}` },
  });
}

function toHandOverOptions(
  { paths, settings, built }: Parts,
  { file, window, guests }: Pick<Opening, 'file' | 'window' | 'guests'>,
) {
  const getProposal = () => ({ language: settings.get().language, folder: settings.get().folders.exports });
  return {
    access: guests.find(file) === undefined ? ('write' as const) : ('read' as const),
    guests,
    handOverDialogs: createHandOverDialogs(window, getProposal),
    handOverWorkerFile: built.handOverWorker,
    foreignFileWorkerFile: built.foreignFileWorker,
    openVault: () => createWindowVault(paths.folder),
  };
}

function getPlace({ named, paths }: Parts, file: string): 'named' | 'own' | 'sample' {
  if (named !== undefined) return 'named';
  return file === paths.sample ? 'sample' : 'own';
}

function rememberLibrary({ paths, log }: Parts, library: Library): void {
  try {
    noteLibrary(paths.knownLibraries, { path: library.file, id: library.libraryId });
  } catch (error) {
    log.error('remember-library', error);
  }
}

function answerRequests(window: BrowserWindow, parts: Parts, stage: Stage): void {
  const windowIds = new Set([window.webContents.id]);
  registerChannels({
    ipcMain,
    isTrusted: (event: IpcMainInvokeEvent) => isTrustedSender(event, windowIds),
    handlers: stage.handlers,
    validateResponses: parts.developerTools,
    reportError: ({ channel, traceId, error }) => parts.log.error('request', error, { channel, traceId }),
  });
}

function servePages(folder: string, options: Omit<ServeOptions, 'bundle'>): void {
  const bundle = listBundle(folder);
  protocol.handle(scheme, (request) => serve(request, { bundle, ...options }));
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
