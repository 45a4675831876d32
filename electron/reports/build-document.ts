import { documentKindNames } from '#domain/document-kinds.ts';
import { buildNotice } from './build/notice.ts';
import type { BuiltDocument } from './build/notice.ts';
import { buildRecord } from './build/record.ts';
import { buildReplySlip, buildServiceReceipt } from './build/slips.ts';
import type { DocumentInput } from './document-input.ts';
import type { DocumentContent } from './document.ts';
import { getWording } from './wording.ts';
import type { ReportWording } from './wording/wording.ts';

/** Words a document. Pure: the same input gives the same content, whenever and wherever. */
export function buildDocument(input: DocumentInput): DocumentContent {
  const { kind, language, source, issuing, number, issuedOn } = input;
  return {
    format: 'union-document/1',
    kind,
    language,
    source,
    issuer: issuing.name,
    number,
    title: documentKindNames[kind][language],
    issuedOn,
    ...buildParts(input, getWording(language)),
  };
}

function buildParts(input: DocumentInput, wording: ReportWording): BuiltDocument {
  const { kind } = input;
  switch (kind) {
    case 'record':
      return buildRecord(input, wording);
    case 'reply_slip':
      return buildReplySlip(input, wording);
    case 'service_receipt':
      return buildServiceReceipt(input, wording);
    default:
      return buildNotice(input, kind, wording);
  }
}
