import { join } from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import type { PrintToPDFOptions, Session } from 'electron';
import { AppError } from '#domain/error.ts';
import { embedFonts } from '#services/document-fonts/embed-fonts.ts';
import { printHeaders } from './content-policy.ts';
import { blankPage, isPrintable, printScheme, printUrl, toPrintWindowOptions } from './print-page.ts';

const timeLimitMilliseconds = 60_000;

/** Where the build puts the fonts of the documents. */
export function getBuiltFontFolder(): string {
  return join(app.getAppPath(), 'dist', 'fonts');
}

/**
 * Prints a page as PDF, with the program's fonts in it: in a hidden window of its own, without scripts, without a
 * preload and without any way out.
 * @throws AppError PRINTING_UNAVAILABLE where the page cannot be loaded or printed.
 */
export async function printPdf(html: string, fontFolder = getBuiltFontFolder()): Promise<Uint8Array> {
  const page = await embedFonts(html, fontFolder);
  return inTurn(() => printPage(page.html));
}

let last: Promise<unknown> = Promise.resolve();

/** One page at a time: they share a session, which serves one. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => undefined);
  return turn;
}

async function printPage(html: string): Promise<Uint8Array> {
  const pages = getPrintSession();
  served = html;
  const window = new BrowserWindow(toPrintWindowOptions(pages));
  try {
    return await withinTime(async () => {
      await window.loadURL(printUrl);
      return window.webContents.printToPDF(printOptions);
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('PRINTING_UNAVAILABLE', `The document was not printed: ${reason}`, {}, cause);
  } finally {
    served = blankPage;
    window.destroy();
  }
}

/**
 * The number is drawn outside the page, where the page's fonts are not to be had: a serif font of the system draws it,
 * and is in the PDF like the others.
 */
const pageNumberStyle =
  'width:100%;padding-bottom:14mm;text-align:center;font-family:serif;font-size:14pt;line-height:1';

const printOptions: PrintToPDFOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate: `<div style="${pageNumberStyle}">— <span class="pageNumber"></span> —</div>`,
};

let served = blankPage;
let printSession: Session | undefined;

/** A session in memory alone, which knows one address and lets nothing else through. */
function getPrintSession(): Session {
  if (printSession !== undefined) return printSession;
  const created = session.fromPartition('print', { cache: false });
  created.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  created.setPermissionCheckHandler(() => false);
  created.setSpellCheckerEnabled(false);
  created.on('will-download', (event) => event.preventDefault());
  created.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isPrintable(details.url) }));
  created.protocol.handle(printScheme, () => new Response(served, { headers: printHeaders() }));
  printSession = created;
  return created;
}

async function withinTime<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('it took too long')), timeLimitMilliseconds);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
