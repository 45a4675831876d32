import type { App, Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../electron/shell/content-policy.ts';
import { findForbiddenSwitch, isAllowed, secureContents, secureSession } from '../../electron/shell/security.ts';

type Listener = (...values: unknown[]) => unknown;

/** Records what was set on it: every method keeps its last argument under its name, `on` under the event's. */
function createRecorder(): { readonly target: unknown; readonly set: Map<string, Listener | boolean> } {
  const set = new Map<string, Listener | boolean>();
  const target: unknown = new Proxy(
    {},
    {
      get: (_target, name) => {
        if (name === 'webRequest') return target;
        return (...values: unknown[]) => {
          const key = name === 'on' ? String(values[0]) : String(name);
          const value = values.at(-1);
          if (typeof value === 'function' || typeof value === 'boolean') set.set(key, value as Listener | boolean);
        };
      },
    },
  );
  return { target, set };
}

function call(value: Listener | boolean | undefined, ...values: unknown[]): unknown {
  if (typeof value !== 'function') throw new Error('nothing was set');
  return value(...values);
}

function decide(value: Listener | boolean | undefined, ...values: unknown[]): unknown {
  let decision: unknown;
  call(value, ...values, (answer: unknown) => (decision = answer));
  return decision;
}

describe('secureSession', () => {
  const { target, set } = createRecorder();
  secureSession(target as Session, { developerTools: false });

  it.each(['geolocation', 'media', 'clipboard-read', 'notifications', 'openExternal', 'usb'])(
    'denies the permission %s',
    (permission) => {
      expect(decide(set.get('setPermissionRequestHandler'), null, permission)).toBe(false);
      expect(call(set.get('setPermissionCheckHandler'), null, permission)).toBe(false);
    },
  );

  it('denies devices, downloads and the dictionaries of the spelling checker', () => {
    expect(call(set.get('setDevicePermissionHandler'), {})).toBe(false);
    expect(set.get('setSpellCheckerEnabled')).toBe(false);
    let prevented = false;
    call(set.get('will-download'), { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });

  it.each([
    ['app://bundle/index.html', false],
    ['data:image/png;base64,AA', false],
    ['blob:app://bundle/1', false],
    ['https://example.com/', true],
    ['http://localhost:5173/', true],
    ['file:///etc/passwd', true],
    ['ws://localhost/', true],
    ['devtools://devtools/bundled/x.js', true],
    ['app://other/', true],
  ])('on a request for %s decides cancel: %s', (url, cancel) => {
    expect(decide(set.get('onBeforeRequest'), { url })).toEqual({ cancel });
  });
});

describe('isAllowed', () => {
  it('lets developer tools load only outside released programs', () => {
    expect(isAllowed('devtools://devtools/x.js', { developerTools: true })).toBe(true);
    expect(isAllowed('devtools://devtools/x.js', { developerTools: false })).toBe(false);
  });
});

describe('secureContents', () => {
  const app = createRecorder();
  secureContents(app.target as App);
  const contents = createRecorder();
  call(app.set.get('web-contents-created'), {}, contents.target);

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stops %s to anywhere else', (event) => {
    const navigate = (url: string): boolean => {
      let prevented = false;
      call(contents.set.get(event), { url, preventDefault: () => (prevented = true) });
      return prevented;
    };
    expect(navigate('https://example.com/')).toBe(true);
    expect(navigate('file:///tmp/dropped.html')).toBe(true);
    expect(navigate('javascript:alert(1)')).toBe(true);
    expect(navigate('app://bundle/')).toBe(false);
  });

  it('opens no window and attaches no embedded page', () => {
    expect(call(contents.set.get('setWindowOpenHandler'), { url: 'app://bundle/' })).toEqual({ action: 'deny' });
    let prevented = false;
    call(contents.set.get('will-attach-webview'), { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });
});

describe('findForbiddenSwitch', () => {
  it('finds switches that open the program to others', () => {
    expect(findForbiddenSwitch({ hasSwitch: (name) => name === 'remote-debugging-port' })).toBe(
      'remote-debugging-port',
    );
    expect(findForbiddenSwitch({ hasSwitch: () => false })).toBeUndefined();
  });
});

describe('contentSecurityPolicy', () => {
  it('admits scripts and styles of the bundle, styles with the nonce, and nothing from the network', () => {
    expect(contentSecurityPolicy('abc').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-abc'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "frame-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types default',
    ]);
  });
});
