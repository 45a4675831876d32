import { app, dialog, powerMonitor } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Language } from '#domain/language.ts';
import type { Log } from './log.ts';
import { getStartUpText } from './start-up-texts.ts';

export type LifecycleOptions = {
  readonly log: Log;
  /** Brings everything written into the main file; called when the machine is about to sleep or stop. */
  readonly settle: () => void;
  /** Closes the library; called once, after the last window has closed. */
  readonly close: () => Promise<void>;
};

/** Ends the program in order: windows first, then the library. Every write before that was on disk when acknowledged. */
export function followLifecycle(window: BrowserWindow, options: LifecycleOptions): void {
  const { log } = options;
  const settle = (): void => {
    try {
      options.settle();
    } catch (error) {
      log.error('settle', error);
    }
  };
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    const report = (error: unknown): void => log.error('close', error);
    // In a turn of its own: Electron ignores a request to quit while it is still busy with this one.
    const quit = (): void => void setImmediate(() => app.quit());
    void options.close().catch(report).finally(quit);
  });
  powerMonitor.on('suspend', settle);
  powerMonitor.on('shutdown', settle);
  window.on('query-session-end', settle);
}

/** Brings the window to the front when the program is started a second time. */
export function focusOnSecondStart(window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
}

/** A mistake of ours outside any request: write it down, tell the person, stop. Going on could do harm. */
export function stopOnUnexpectedErrors(options: { readonly log: Log; readonly language: () => Language }): void {
  const stop = (error: unknown): void => {
    options.log.error('unexpected', error);
    const { happened, safe, next } = getStartUpText('INTERNAL');
    const language = options.language();
    dialog.showErrorBox(happened[language], `${safe[language]}\n\n${next[language]}`);
    app.exit(5);
  };
  process.on('uncaughtException', stop);
  process.on('unhandledRejection', stop);
}
