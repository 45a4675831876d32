import type { BrowserWindowConstructorOptions, Session } from 'electron';

/** The one address of the window that prints. */
export const printScheme = 'print';
export const printUrl = `${printScheme}://document/`;

export const blankPage = '<!doctype html><title></title>';

/** Says whether the window that prints may load it: the page itself, and what the page carries. */
export function isPrintable(url: string): boolean {
  return url === printUrl || /^data:/i.test(url);
}

/** Everything that keeps the page away from the machine is set here by name, though most of it is the default. */
export function toPrintWindowOptions(session: Session): BrowserWindowConstructorOptions {
  return {
    show: false,
    width: 800,
    height: 1130,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      javascript: false,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    },
  };
}
