import type { DocumentContent, RenderedPages } from '#services/documents/render-document.ts';

/** What the rendering thread is asked. */
export type RenderRequest = { readonly id: number; readonly content: DocumentContent };

export type RenderMessage =
  | { readonly kind: 'done'; readonly id: number; readonly pages: RenderedPages }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
