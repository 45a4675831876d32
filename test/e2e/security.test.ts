import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { channels } from '#ipc/channels.ts';
import { callApi } from './support/api.ts';
import { runCommand } from './support/command-line.ts';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';
import { launchForTest, waitForList } from './support/steps.ts';

// What an attacker's script could try who got it into the page. The page's own limits are in window-safety.test.ts.

let program: Program;

beforeAll(async () => {
  // A camera that Chromium makes up: what is refused must be there.
  const args = ['--use-fake-device-for-media-stream'];
  program = await launchProgram({ library: inject('sampleLibrary'), language: 'en', args });
  await waitForList(program.window);
});

afterAll(async () => program.dispose());

describe('window.api', () => {
  it('has the methods of the contract and no others, and cannot be changed', async () => {
    const seen = await program.window.evaluate(() => {
      const api = Reflect.get(globalThis, 'api') as Record<string, unknown>;
      return {
        methods: Object.getOwnPropertyNames(api).filter((name) => typeof api[name] === 'function'),
        others: Reflect.ownKeys(api).filter((key) => typeof key !== 'string' || typeof api[key] !== 'function').length,
        replaced: Reflect.set(api, 'getSession', () => undefined) || Reflect.set(api, 'more', 1),
        overwritten: Reflect.set(globalThis, 'api', {}) && Reflect.get(globalThis, 'api') !== api,
      };
    });
    expect(seen.methods.toSorted()).toEqual([...channels].toSorted());
    expect(seen).toMatchObject({ others: 0, replaced: false, overwritten: false });
  });

  it('refuses every malformed payload on every channel and changes nothing', async () => {
    const asked = await launchForTest({ library: inject('sampleLibrary') });
    const id = '00000000-0000-4000-8000-000000000000';
    const malformed = [
      null,
      0,
      '',
      [],
      [id],
      { enterpriseId: 7 },
      { inspectionId: id, more: true },
      { a: { b: [{}] } },
    ];
    for (const channel of channels) {
      for (const payload of malformed) {
        const { code } = await callApi(asked.window, channel, payload);
        expect([channel, payload, code]).toEqual([channel, payload, 'INVALID_REQUEST']);
      }
    }
    await asked.quit();
    expect(runCommand('content-hash', asked.library)).toEqual(runCommand('content-hash', inject('sampleLibrary')));
  });

  it('is not there in a frame, whatever it holds', async () => {
    const seen = await program.window.evaluate(async () => {
      const open = async (address: string): Promise<string> => {
        const frame = document.createElement('iframe');
        frame.src = address;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 1000))]);
        try {
          return Reflect.has(frame.contentWindow ?? {}, 'api') ? 'has it' : 'lacks it';
        } catch {
          return 'closed off';
        } finally {
          frame.remove();
        }
      };
      return Promise.all(['about:blank', location.href, 'data:text/html,x'].map(open));
    });
    expect(seen).not.toContain('has it');
  });
});

describe('code that is put into the page', () => {
  it('does not run, in whatever way it is put there', async () => {
    const outcome = await program.window.evaluate(async () => {
      // The driver may evaluate text while it evaluates this; what runs later is the page's own.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const violations = new Set<string>();
      document.addEventListener('securitypolicyviolation', (event) => violations.add(event.effectiveDirective));
      const code = 'globalThis.injected = true';
      const attempts: readonly (() => unknown)[] = [
        () => {
          const script = document.createElement('script');
          script.append(code);
          document.head.append(script);
        },
        () => {
          const script = document.createElement('script');
          script.src = `data:text/javascript,${code}`;
          document.head.append(script);
        },
        () => {
          const button = document.createElement('button');
          button.setAttribute('onclick', code);
          button.click();
        },
        () => document.body.insertAdjacentHTML('beforeend', `<img src="x" onerror="${code}">`),
        () => document.write(`<script>${code}</script>`),
        () => new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))),
        () => void Reflect.apply(setTimeout, globalThis, [code, 0]),
        () => import(/* @vite-ignore */ `data:text/javascript,${code}`),
        () => location.assign(`javascript:${code}`),
      ];
      for (const attempt of attempts) {
        try {
          await attempt();
        } catch {
          // Refused on the spot.
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { injected: 'injected' in globalThis, violations: [...violations] };
    });
    expect(outcome.injected).toBe(false);
    expect(outcome.violations.length).toBeGreaterThan(0);
  });

  it('reaches nobody outside, in whatever way it calls', async () => {
    const calls: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      calls.push(request.url);
      response.end();
    });
    server.on('upgrade', (request) => void calls.push(request.url));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const refused = await program.window.evaluate(callHome, `127.0.0.1:${port}`);
    server.closeAllConnections();
    server.close();
    expect(calls).toEqual([]);
    expect(refused).toEqual({ fetch: true, socket: true, image: true });
    expect(await program.window.evaluate(() => document.querySelector('.list-item') !== null)).toBe(true);
  });

  it('is granted no camera, no place and no notice', async () => {
    const outcome = await program.window.evaluate(async () => ({
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        (error: unknown) => (error instanceof DOMException ? error.name : 'thrown'),
      ),
      place: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ code }) => resolve(code),
        );
      }),
      notice: await Notification.requestPermission(),
    }));
    expect(outcome).toEqual({ camera: 'NotAllowedError', place: 1, notice: 'denied' });
  });

  it('saves no file', async () => {
    const saved = program.app.evaluate(
      ({ session }) =>
        new Promise((resolve) => {
          session.defaultSession.on('will-download', (event) => resolve(event.defaultPrevented ? 'refused' : 'saved'));
          setTimeout(() => resolve('refused'), 1500);
        }),
    );
    const clicked = program.window.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      link.click();
    });
    expect(await Promise.all([saved, clicked])).toEqual(['refused', undefined]);
  });
});

/** Runs in the page. */
async function callHome(host: string): Promise<Readonly<Record<string, boolean>>> {
  const image = (): Promise<boolean> =>
    new Promise((resolve) => {
      const element = new Image();
      element.addEventListener('error', () => resolve(true));
      element.addEventListener('load', () => resolve(false));
      element.src = `http://${host}/image`;
    });
  const socket = (): Promise<boolean> =>
    new Promise((resolve) => {
      try {
        const opened = new WebSocket(`ws://${host}/socket`);
        opened.addEventListener('error', () => resolve(true));
        opened.addEventListener('open', () => resolve(false));
      } catch {
        resolve(true);
      }
    });
  navigator.sendBeacon(`http://${host}/beacon`, 'x');
  for (const rel of ['prefetch', 'preconnect', 'dns-prefetch', 'stylesheet', 'modulepreload']) {
    const link = document.createElement('link');
    link.rel = rel;
    link.href = `http://${host}/${rel}`;
    document.head.append(link);
  }
  const form = document.createElement('form');
  form.action = `http://${host}/form`;
  document.body.append(form);
  form.submit();
  const refusals = {
    fetch: await fetch(`http://${host}/fetch`).then(
      () => false,
      () => true,
    ),
    socket: await socket(),
    image: await image(),
  };
  await new Promise((resolve) => setTimeout(resolve, 200));
  return refusals;
}
