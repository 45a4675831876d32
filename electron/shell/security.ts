import type { App, Session, WebContents } from 'electron';
import { isOurUrl } from './origin.ts';

export type SecurityOptions = {
  /** Developer tools load their own pages; a released program has none. */
  readonly developerTools: boolean;
};

/** Denies every permission, device, download and address that is not the program's own. */
export function secureSession(session: Session, options: SecurityOptions): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowed(details.url, options) }));
}

/** Keeps every page where it is: no navigation away, no new windows, no embedded pages. */
export function secureContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => lockIn(contents));
}

/** Says whether the window may load `url`. Only `data:` and `blob:` never leave the page and are left to its policy. */
export function isAllowed(url: string, options: SecurityOptions): boolean {
  if (isOurUrl(url)) return true;
  if (/^(?:data|blob):/i.test(url)) return true;
  return options.developerTools && /^devtools:\/\//i.test(url);
}

/** Switches of the browser underneath that would open the program to others on the machine. */
export function findForbiddenSwitch(commandLine: { hasSwitch: (name: string) => boolean }): string | undefined {
  const forbidden = [
    'remote-debugging-port',
    'remote-debugging-pipe',
    'inspect',
    'inspect-brk',
    'js-flags',
    'host-rules',
  ];
  return forbidden.find((name) => commandLine.hasSwitch(name));
}

function lockIn(contents: WebContents): void {
  const stayOnOurPages = (event: { readonly url: string; preventDefault: () => void }): void => {
    if (!isOurUrl(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayOnOurPages);
  contents.on('will-frame-navigate', stayOnOurPages);
  contents.on('will-redirect', stayOnOurPages);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
