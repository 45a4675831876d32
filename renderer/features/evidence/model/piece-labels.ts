import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { ContentState, Evidence } from '../types.ts';

/** Why the content of a piece cannot be had; that it has not arrived is no error. */
export type Fault = { readonly kind: 'awaited' | 'error'; readonly text: MessageKey };

export function toFault(piece: Evidence, checked: ContentState | undefined): Fault | undefined {
  if (piece.content === 'awaited') return { kind: 'awaited', text: 'evidence.awaited' };
  if (piece.content === 'missing' || checked === 'missing') return { kind: 'error', text: 'evidence.missing' };
  return checked === 'altered' ? { kind: 'error', text: 'evidence.altered' } : undefined;
}

const types: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/zip': 'ZIP',
  'image/heic': 'HEIC',
  'image/avif': 'AVIF',
  'image/tiff': 'TIFF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/gif': 'GIF',
  'image/bmp': 'BMP',
};

/** A few letters for the kind of file: of an office document, which is a ZIP inside, the ending of its name. */
export function toTypeLabel({ name, mediaType }: Pick<Evidence, 'name' | 'mediaType'>): string {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toUpperCase();
  const known = types[mediaType];
  return known === undefined || known === 'ZIP' ? (ending ?? known ?? 'FILE') : known;
}
