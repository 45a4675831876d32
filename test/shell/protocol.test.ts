import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#domain/error.ts';
import { contentSecurityPolicy } from '../../electron/shell/content-policy.ts';
import { type Bundle, listBundle, prepareStartPage, serve } from '../../electron/shell/protocol.ts';

let root = '';
let bundle: Bundle = new Map();
const secret = 'outside the bundle';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-'));
  mkdirSync(join(root, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(root, 'renderer', 'index.html'), '<!doctype html><html><head><title>x</title></head></html>');
  writeFileSync(join(root, 'renderer', 'assets', 'index-1.js'), 'export {};');
  writeFileSync(join(root, 'renderer', 'assets', 'index-1.js.map'), secret);
  writeFileSync(join(root, 'secret.js'), secret);
  bundle = listBundle(join(root, 'renderer'));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const shown = 'a'.repeat(64);

async function readPicture(path: string) {
  if (!path.endsWith(shown)) throw new AppError('ATTACHMENT_MISSING', 'no such picture');
  return { mediaType: 'image/png', bytes: new Uint8Array([path.startsWith('/thumbnail/') ? 1 : 2]) };
}

function get(url: string, method = 'GET'): Promise<Response> {
  const pages = new Map([['/made', (nonce: string) => `<p>${nonce}</p>`]]);
  const documents = new Map([['/document/1', '<p style="color: red">文书</p>']]);
  return serve({ url, method }, { bundle, pages, documents, readPicture });
}

describe('listBundle', () => {
  it('lists the built files by address, with the start page at the root, and leaves other kinds out', () => {
    expect([...bundle.keys()].toSorted()).toEqual(['/', '/assets/index-1.js', '/index.html']);
  });
});

describe('serve', () => {
  it('tells of a file of the bundle once its bytes were taken', async () => {
    const taken: string[] = [];
    const options = { bundle, pages: new Map(), documents: new Map(), readPicture };
    const request = { url: 'app://bundle/assets/index-1.js', method: 'GET' };
    const response = await serve(request, { ...options, onTaken: (path) => taken.push(path) });
    expect(taken).toEqual([]);
    expect(await response.text()).toBe('export {};');
    expect(taken).toEqual(['/assets/index-1.js']);
  });

  it('serves a document that is looked at under a policy that runs nothing and stays in a frame of the window', async () => {
    const response = await get('app://bundle/document/1');
    expect(await response.text()).toContain('文书');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      'font-src data:',
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
      'sandbox',
    ]);
    expect((await get('app://bundle/document/2')).status).toBe(404);
  });

  it('serves pictures of the library by hash, under the policy, and keeps them in no cache', async () => {
    const response = await get(`app://bundle/picture/${shown}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('image/png');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([2]));
    const small = await get(`app://bundle/thumbnail/${shown}`);
    expect(new Uint8Array(await small.arrayBuffer())).toEqual(new Uint8Array([1]));
  });

  it('serves nothing for a picture that cannot be had, nor for what is no hash', async () => {
    for (const path of [`picture/${'b'.repeat(64)}`, `picture/${shown}x`, 'picture/', `picture/${shown.toUpperCase()}`])
      expect((await get(`app://bundle/${path}`)).status).toBe(404);
  });

  it('serves a built file with its type and the policy', async () => {
    const response = await get('app://bundle/assets/index-1.js');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toBe('export {};');
  });

  it('tells the start page the nonce of its own policy, a fresh one every time', async () => {
    const responses = await Promise.all([get('app://bundle/'), get('app://bundle/')]);
    const nonces = await Promise.all(
      responses.map(async (page) => /nonce="([^"]+)"/.exec(await page.text())?.[1] ?? ''),
    );
    expect(new Set(nonces).size).toBe(2);
    responses.forEach((page, index) => {
      expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonces[index] ?? ''));
    });
  });

  it('serves a page that the program made, under its nonce', async () => {
    const response = await get('app://bundle/made');
    const nonce = /<p>(.+)<\/p>/.exec(await response.text())?.[1] ?? '';
    expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
  });

  it('refuses every method but GET', async () => {
    expect((await get('app://bundle/', 'POST')).status).toBe(405);
  });

  it.each([
    'app://bundle/../secret.js',
    'app://bundle/assets/../../secret.js',
    'app://bundle/%2e%2e/secret.js',
    'app://bundle/..%2fsecret.js',
    'app://bundle/%5c..%5csecret.js',
    'app://bundle/..\\secret.js',
    'app://bundle/assets/index-1.js%00.html',
    'app://bundle//bundle/index.html',
    'app://bundle/C:/secret.js',
    'app://bundle/INDEX.HTML',
    'app://bundle/index.html/',
    'app://bundle/assets/index-1.js.map',
    `app://bundle/${'a/'.repeat(5000)}secret.js`,
    'app://bundle:1/index.html',
    'app://other/index.html',
    'file:///etc/passwd',
    'not an address',
  ])('does not serve %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toBe('');
  });

  it('serves nothing from outside the bundle, whatever the address', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '%2e%2e',
        '%2E.',
        '/',
        '\\',
        '%5c',
        '%2f',
        '\0',
        '%00',
        'assets',
        'secret.js',
        'C:',
        ':',
        '?',
        '#',
        '@',
      ),
      fc.string({ maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const response = await get(`app://bundle/${pieces.join('/')}`);
        const body = await response.text();
        expect([200, 404]).toContain(response.status);
        expect(body).not.toContain(secret);
        const path = URL.canParse(`app://bundle/${pieces.join('/')}`)
          ? new URL(`app://bundle/${pieces.join('/')}`).pathname
          : '';
        expect(response.status === 200).toBe(bundle.has(path) || path === '/made' || path === '/markup-guard.js');
      }),
      { numRuns: 500 },
    );
  });
});

describe('prepareStartPage', () => {
  it('puts nonce and guard before everything else in the head', () => {
    expect(prepareStartPage('<html><head><title></title></head></html>', 'abc=')).toBe(
      '<html><head>\n    <meta property="csp-nonce" nonce="abc=" />\n    <script src="/markup-guard.js"></script><title></title></head></html>',
    );
  });
});

describe('the markup guard', () => {
  it('lets style sheets pass and refuses tags', async () => {
    const script = await (await get('app://bundle/markup-guard.js')).text();
    const policies: { createHTML: (text: string) => string }[] = [];
    runInNewContext(script, {
      trustedTypes: { createPolicy: (_name: string, rules: never) => policies.push(rules) },
      TypeError,
    });
    const [policy] = policies;
    expect(policy?.createHTML('.a > .b { width: 1px } @media (100px < width) {}')).toContain('.a > .b');
    for (const text of ['<img src=x onerror=alert(1)>', '</style><script>', '<!--', '<SVG/onload=x>']) {
      expect(() => policy?.createHTML(text)).toThrow(TypeError);
    }
  });
});
