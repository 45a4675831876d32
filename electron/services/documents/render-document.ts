import { renderDocx } from '#reports/docx.ts';
import type { DocumentContent } from '#reports/document.ts';
import { renderHtml } from '#reports/html.ts';

export type { DocumentContent } from '#reports/document.ts';

/** The page to be printed, and the word processor's file. */
export type RenderedPages = { readonly html: string; readonly docx: Uint8Array };

/** Both forms of a document from the same content. */
export async function renderPages(content: DocumentContent): Promise<RenderedPages> {
  return { html: renderHtml(content), docx: await renderDocx(content) };
}
