import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';

let program: Program;

beforeAll(async () => {
  program = await launchProgram({ library: inject('sampleLibrary'), language: 'en' });
  await program.window.locator('#root > *').first().waitFor();
});

afterAll(async () => program.dispose());

describe('the page', () => {
  it('has nothing of Node and a frozen list of functions', async () => {
    const seen = await program.window.evaluate(() => ({
      node: ['process', 'require', 'Buffer', 'module', 'global', '__dirname'].filter((name) => name in globalThis),
      frozen: Object.isFrozen(Reflect.get(globalThis, 'api')),
    }));
    expect(seen).toEqual({ node: [], frozen: true });
  });

  it('runs in a sandbox, apart from the preload', async () => {
    const preferences = await program.app.evaluate(({ webContents }) => {
      // Electron offers this without naming it in its types.
      type Inspectable = { readonly getLastWebPreferences: () => Record<string, unknown> };
      const pages = webContents.getAllWebContents() as unknown as readonly Inspectable[];
      return pages.map((page) => page.getLastWebPreferences());
    });
    expect(preferences).toHaveLength(1);
    expect(preferences[0]).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
    });
  });

  it.each(['https://example.com/', 'http://127.0.0.1/', 'file:///etc/passwd', 'app://other/'])(
    'cannot fetch %s',
    async (address) => {
      const outcome = await program.window.evaluate(
        (url) =>
          fetch(url).then(
            (response) => `got ${response.status}`,
            () => 'refused',
          ),
        address,
      );
      expect(outcome).toBe('refused');
    },
  );

  it('gets nothing from outside the bundle', async () => {
    const statuses = await program.window.evaluate(() =>
      Promise.all(
        ['/../main/main.js', '/%2e%2e/main/main.js', '/..%2fpackage.json', '/nothing.js'].map(async (path) => {
          const response = await fetch(path);
          return response.status;
        }),
      ),
    );
    expect(statuses).toEqual([404, 404, 404, 404]);
  });

  it('runs no code made of text', async () => {
    const outcome = await program.window.evaluate(async () => {
      // The driver may evaluate text while it evaluates this; what runs later is the page's own.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const attempt = (action: () => unknown): string => {
        try {
          action();
          return 'ran';
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown';
        }
      };
      const script = document.createElement('script');
      const results = {
        evaluated: attempt(() => Reflect.apply(Reflect.get(globalThis, 'eval'), undefined, ['globalThis.broken = 1'])),
        made: attempt(() => Reflect.construct(Function, ['globalThis.broken = 1'])),
        markup: attempt(
          () => (document.createElement('div').innerHTML = '<img src=x onerror="globalThis.broken = 1">'),
        ),
        scriptText: attempt(() => (script.text = 'globalThis.broken = 1')),
      };
      const style = document.createElement('style');
      style.textContent = 'body { outline: 7px solid red }';
      document.head.append(style);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const outline = getComputedStyle(document.body).outlineWidth;
      style.remove();
      return { ...results, broken: 'broken' in globalThis, outline, violations: [...new Set(violations)].toSorted() };
    });
    expect(outcome).toMatchObject({ markup: 'TypeError', scriptText: 'TypeError', broken: false });
    expect(outcome.evaluated).not.toBe('ran');
    expect(outcome.made).not.toBe('ran');
    expect(outcome.outline).not.toBe('7px');
    expect(outcome.violations).toContain('style-src-elem');
  });

  it('opens no window, embeds no page and stays where it is', async () => {
    const opened = await program.window.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.com/');
      document.body.append(view);
      const plain = !('getWebContentsId' in view);
      view.remove();
      return { window: window.open('https://example.com/') === null, plain };
    });
    expect(opened).toEqual({ window: true, plain: true });
    const address = program.window.url();
    await program.window.evaluate(() => {
      location.assign('https://example.com/');
      const link = document.createElement('a');
      link.href = 'file:///etc/passwd';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(program.window.url()).toBe(address);
    expect(await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('is granted no permission', async () => {
    const states = await program.window.evaluate(() =>
      Promise.all(
        ['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read', 'midi'].map(async (name) => {
          const status = await navigator.permissions.query({ name: name as PermissionName });
          return [name, status.state];
        }),
      ),
    );
    expect(states.filter(([, state]) => state !== 'denied')).toEqual([]);
  });

  it('cannot ask from a frame within it', async () => {
    const answer = await program.window.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const hasApi = frame.contentWindow !== null && Reflect.has(frame.contentWindow, 'api');
      frame.remove();
      return hasApi;
    });
    expect(answer).toBe(false);
  });

  it('gets a malformed request back as a failure', async () => {
    const answer = await program.window.evaluate(() => {
      const api = Reflect.get(globalThis, 'api') as Record<string, (request: unknown) => Promise<unknown>>;
      return api['getVisit']?.({ inspectionId: "' OR 1=1 --" });
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_REQUEST' } });
  });
});
