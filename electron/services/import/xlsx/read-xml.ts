import { SaxesParser } from 'saxes';
import { AppError } from '#domain/error.ts';
import { unreadable } from './zip-directory.ts';

export type XmlHandlers = {
  /** Names are without prefix. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

const chunkBytes = 1024 * 1024;

/**
 * Reads a part of a workbook from beginning to end without holding it as a tree. Document types are refused, so that
 * no entity can be defined.
 * @throws AppError IMPORT_UNREADABLE where it is no well-formed XML in UTF-8; whatever a handler throws.
 */
export function readXml(bytes: Buffer, { open, text, close }: XmlHandlers): void {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => open?.(toLocalName(name), attributes));
  parser.on('text', (content) => text?.(content));
  parser.on('cdata', (content) => text?.(content));
  parser.on('closetag', ({ name }) => close?.(toLocalName(name)));
  parser.on('doctype', () => {
    throw unreadable('The workbook holds a document type, which none needs', 'doctype');
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      parser.write(decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true }));
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreadable('The workbook is damaged: a part of it is no XML', 'damaged', error);
  }
}

function toLocalName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
