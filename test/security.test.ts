import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = globSync('{electron,db,renderer}/**/*.{ts,tsx}', { cwd: root }).map((name) => ({
  name: name.replaceAll('\\', '/'),
  source: readFileSync(join(root, name), 'utf8'),
}));

function filesWith(pattern: RegExp): readonly string[] {
  return files.flatMap(({ name, source }) => (pattern.test(source) ? [name] : [])).toSorted();
}

it('looks at the whole program', () => {
  expect(files.length).toBeGreaterThan(60);
});

it('makes windows in two places only: the one that is seen and the one that prints', () => {
  expect(filesWith(/new (BrowserWindow|BrowserView|WebContentsView|BaseWindow)\b/)).toEqual([
    'electron/shell/print-document.ts',
    'electron/shell/window.ts',
  ]);
});

it('registers requests in one place only', () => {
  expect(filesWith(/\bipcMain\.(handle|on|once|handleOnce)\b|\.handle\(channel/)).toEqual(['electron/ipc/router.ts']);
  expect(filesWith(/\bipcMain\b/)).toEqual(['electron/ipc/router.ts', 'electron/shell/program.ts']);
});

it('sends requests from the preload only', () => {
  expect(filesWith(/\bipcRenderer\b/)).toEqual(['electron/preload/preload.ts']);
});

it.each([
  [
    'weakened web preferences',
    /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|webSecurity: false/,
  ],
  ['node in pages', /nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webviewTag: true/],
  ['addresses opened outside', /\bshell\.openExternal|\bopenExternal\(/],
  ['code made of text', /\beval\(|new Function\(|executeJavaScript\(|dangerouslySetInnerHTML/],
  ['synchronous or removed remote calls', /\bsendSync\b|@electron\/remote/],
  [
    'certificates or policies switched off',
    /setCertificateVerifyProc|ignore-certificate-errors|bypassCSP|unsafe-eval|script-src[^;]*unsafe-inline/,
  ],
])('has no %s', (_what, pattern) => {
  expect(filesWith(pattern)).toEqual([]);
});

it('has styles in the page itself for documents only, which hold nothing that runs', () => {
  expect(filesWith(/unsafe-inline/)).toEqual(['electron/reports/html.ts', 'electron/shell/content-policy.ts']);
  for (const { source } of files)
    for (const [, before] of source.matchAll(/(.*)'unsafe-inline'/g)) expect(before).toMatch(/style-src $/);
});

/** Names of XML vocabularies, which nobody loads. */
const vocabularies = /^http:\/\/(schemas\.openxmlformats\.org|purl\.org\/dc|www\.w3\.org\/2001\/XMLSchema-instance)/;

it('loads no page but its own', () => {
  const addresses = files.flatMap(({ name, source }) =>
    [...source.matchAll(/['"`](https?:\/\/[^'"`]*)/g)]
      .filter(([, address]) => !vocabularies.test(address ?? ''))
      .map((match) => `${name}: ${match[1]}`),
  );
  expect(addresses).toEqual([]);
});
