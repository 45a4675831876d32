import { DocumentGridType } from 'docx';
import type { ISectionPropertiesOptions } from 'docx';
import { page } from '../layout.ts';
import type { Look } from './look.ts';

/** Twips of the text block, to which tables are set. */
export const textWidth = mm(page.width - page.left - page.right);

/** A4 with the margins of the standard; Chinese text on its grid of lines. */
export function getPageProperties(look: Look): ISectionPropertiesOptions {
  const margin = { top: mm(page.top), bottom: mm(page.bottom), left: mm(page.left), right: mm(page.right) };
  return {
    page: {
      size: { width: mm(page.width), height: mm(page.height) },
      margin: { ...margin, header: mm(15), footer: mm(20), gutter: 0 },
    },
    ...(look.language === 'en' ? {} : { grid: { type: DocumentGridType.LINES, linePitch: look.line * 20 } }),
  };
}

/** Millimetres in twips, the nearest: the package cuts them off. */
export function mm(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}
