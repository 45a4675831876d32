import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { findPictureAddress } from '#domain/evidence/picture-address.ts';
import type { ServedPicture } from '#services/evidence/read-picture.ts';
import { documentHeaders, securityHeaders } from './content-policy.ts';
import { markupGuard, markupGuardPath } from './markup-guard.ts';
import { isOurUrl } from './origin.ts';
import { startUpScript, startUpScriptPath } from './start-up-script.ts';

/** Address path (`/assets/index.js`) to file. A path that is not a key is not served: nothing is ever joined or decoded. */
export type Bundle = ReadonlyMap<string, string>;

/** Pages made by the program itself (the start-up error), by address path. They come without a policy of their own. */
export type GeneratedPages = ReadonlyMap<string, (nonce: string) => string>;

export type ServeOptions = {
  readonly bundle: Bundle;
  readonly pages: GeneratedPages;
  /** Documents to be looked at, by address path. */
  readonly documents: ReadonlyMap<string, string>;
  /** A picture of the open library by its address path; rejects where there is none to be shown. */
  readonly readPicture: (path: string) => Promise<ServedPicture>;
  /** Told of each file of the bundle, by its address path, when the page has taken it. */
  readonly onTaken?: (path: string) => void;
};

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** Lists the built files below `folder` that have a known content type; `/` is the start page. */
export function listBundle(folder: string): Bundle {
  const bundle = new Map<string, string>();
  addFolder(bundle, folder, '/');
  const startPage = bundle.get('/index.html');
  if (startPage !== undefined) bundle.set('/', startPage);
  return bundle;
}

/** Answers one request of the program's protocol: a file of the bundle, a page made by the program, or an error. */
export async function serve(request: { url: string; method: string }, options: ServeOptions): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  if (request.method !== 'GET') return refuse(405, nonce);
  if (!isOurUrl(request.url)) return refuse(404, nonce);
  const path = new URL(request.url).pathname;
  const page = options.pages.get(path);
  if (page !== undefined) return reply(page(nonce), '.html', nonce);
  const document = options.documents.get(path);
  if (document !== undefined) return replyDocument(document);
  if (path === markupGuardPath) return reply(markupGuard, '.js', nonce);
  if (path === startUpScriptPath) return reply(startUpScript, '.js', nonce);
  if (findPictureAddress(path) !== undefined) return servePicture(path, options, nonce);
  const file = options.bundle.get(path);
  if (file === undefined) return refuse(404, nonce);
  const extension = extname(file);
  if (extension === '.html') return reply(prepareStartPage(await readFile(file, 'utf8'), nonce), extension, nonce);
  return reply(
    toBody(await readFile(file), () => options.onTaken?.(path)),
    extension,
    nonce,
  );
}

/** Bytes that are asked for when they are wanted. */
function toBody(bytes: Uint8Array, onTaken: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull: (stream) => {
        stream.enqueue(bytes);
        stream.close();
        onTaken();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * Tells the page its nonce the way build tools do, so that styles made at run time can carry it, and sets the guard
 * before any other script.
 */
export function prepareStartPage(html: string, nonce: string): string {
  const head = `<meta property="csp-nonce" nonce="${nonce}" />\n    <script src="${markupGuardPath}"></script>`;
  return html.replace('<head>', () => `<head>\n    ${head}`);
}

function addFolder(bundle: Map<string, string>, folder: string, prefix: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(bundle, file, `${prefix}${entry.name}/`);
    else if (extname(entry.name) in contentTypes) bundle.set(`${prefix}${entry.name}`, file);
  }
}

/** Pictures are never kept in a cache of the browser: what is in the library stays in the library. */
async function servePicture(path: string, { readPicture }: ServeOptions, nonce: string): Promise<Response> {
  try {
    const { mediaType, bytes } = await readPicture(path);
    const headers = { ...securityHeaders(nonce), 'Content-Type': mediaType, 'Cache-Control': 'no-store' };
    return new Response(bytes, { headers });
  } catch {
    // The window asks on its own channel what is wrong with it.
    return refuse(404, nonce);
  }
}

function reply(body: string | ReadableStream<Uint8Array>, extension: string, nonce: string): Response {
  const contentType = contentTypes[extension] ?? 'application/octet-stream';
  return new Response(body, { headers: { ...securityHeaders(nonce), 'Content-Type': contentType } });
}

function replyDocument(html: string): Response {
  return new Response(html, { headers: { ...documentHeaders(), 'Content-Type': 'text/html; charset=utf-8' } });
}

function refuse(status: number, nonce: string): Response {
  return new Response(null, { status, headers: securityHeaders(nonce) });
}
