import { BrowserWindow, screen } from 'electron';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { Log } from './log.ts';
import {
  findWindowBounds,
  type Placement,
  placeWindow,
  rememberWindowBounds,
  smallestHeight,
  smallestWidth,
} from './window-bounds.ts';

export type WindowOptions = {
  readonly preload: string;
  readonly boundsFile: string;
  readonly developerTools: boolean;
  readonly log: Log;
};

/** Creates the program's window, hidden until its first frame is there, where it was when it was last closed. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const known = findWindowBounds(options.boundsFile);
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow(toWindowOptions(options, placeWindow(known, workAreas)));
  window.once('ready-to-show', () => {
    if (known?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => {
    rememberWindowBounds(options.boundsFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  reviveWindow(window, options.log);
  return window;
}

/** Everything that keeps the page away from the machine is set here by name, though most of it is the default. */
export function toWindowOptions(
  options: Pick<WindowOptions, 'preload' | 'developerTools'>,
  placement: Placement,
): BrowserWindowConstructorOptions {
  return {
    ...placement,
    minWidth: smallestWidth,
    minHeight: smallestHeight,
    show: false,
    backgroundColor: '#f5f5f5',
    title: '工会巡检 Union Inspector',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.developerTools,
    },
  };
}

/** Loads the page again after its process died; what was shown as saved is on disk. Gives up when it keeps dying. */
function reviveWindow(window: BrowserWindow, log: Log): void {
  let deaths = 0;
  window.webContents.on('render-process-gone', (_event, details) => {
    log.info('page-gone', { reason: details.reason, exitCode: details.exitCode });
    deaths += 1;
    if (details.reason !== 'clean-exit' && deaths <= 3 && !window.isDestroyed()) window.reload();
  });
  window.webContents.on('preload-error', (_event, _file, error) => log.error('preload-error', error));
  window.on('unresponsive', () => log.info('page-unresponsive'));
}
