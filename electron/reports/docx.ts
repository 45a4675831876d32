import { Document, Packer } from 'docx';
import type { IRunStylePropertiesOptions } from 'docx';
import type { DocumentContent } from './document.ts';
import { renderBlocks } from './docx/block.ts';
import { listFixedParts } from './docx/fixed-parts.ts';
import { dateAllEntries } from './docx/fixed-dates.ts';
import { createFooter, createHeader } from './docx/header.ts';
import { createHead } from './docx/head.ts';
import { getLook } from './docx/look.ts';
import type { Look } from './docx/look.ts';
import { getPageProperties } from './docx/page.ts';

/**
 * The document for a word processor. Without a date of issue it is a draft and has the word on every page. The same
 * content always gives the same bytes: neither clock nor chance is in them.
 */
export async function renderDocx(content: DocumentContent): Promise<Uint8Array> {
  const { blocks } = content;
  const look = getLook(content);
  const document = new Document({
    features: { updateFields: false },
    styles: { default: { document: { run: getRunDefaults(look) } } },
    sections: [
      {
        properties: getPageProperties(look),
        headers: { default: createHeader(content) },
        footers: { default: createFooter(look) },
        children: [...createHead(content, look), ...renderBlocks(blocks, look)],
      },
    ],
  });
  const bytes = await Packer.pack(document, 'uint8array', undefined, listFixedParts(content, look));
  return dateAllEntries(bytes);
}

/** Sizes in half points, spacing in twentieths. */
function getRunDefaults({ font, size, tracking, tags }: Look): IRunStylePropertiesOptions {
  return { font, size: size.body * 2, characterSpacing: Math.round(tracking * 20), language: tags };
}
