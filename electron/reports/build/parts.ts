import type { DocumentInput } from '../document-input.ts';
import type { Block, Paragraph, Signature } from '../document.ts';
import { labelWith } from '../label.ts';
import type { ReportWording } from '../wording/wording.ts';

export function paragraph(style: Paragraph['style'], text: string): Paragraph {
  return { type: 'paragraph', style, text };
}

/** Gives headings their numbers, in the order in which they stand. */
export function createHeadings({ sectionNumber }: ReportWording): (text: string) => Block {
  let number = 0;
  return (text) => {
    number += 1;
    return { type: 'heading', text: `${sectionNumber(number)}${text}` };
  };
}

/** Where the reply goes, one line per part that is known. */
export function listReplyAddress({ issuing }: DocumentInput, { notice }: ReportWording): readonly string[] {
  const parts = [
    [notice.replyTo, issuing.replyTo],
    [notice.address, issuing.address],
    [notice.postcode, issuing.postcode],
    [notice.phone, issuing.phone],
  ] as const;
  return parts.filter(([, text]) => text !== '').map(([label, text]) => labelWith(label) + text);
}

/** The issuing body signs; a draft leaves the date open. */
export function signByIssuer({ issuing, issuedOn }: DocumentInput, wording: ReportWording): Signature {
  const { notice, blankIssuer, blankDate, formatDate } = wording;
  const signatory = issuing.signatory ?? '';
  return {
    type: 'signature',
    lines: [
      issuing.name === '' ? blankIssuer : issuing.name,
      ...(signatory === '' ? [] : [notice.signatory(signatory)]),
    ],
    seal: notice.seal,
    date: issuedOn === '' ? blankDate : formatDate(issuedOn),
  };
}

export function listInspectors({ visit }: DocumentInput, wording: ReportWording): readonly string[] {
  return visit.inspectors.map(({ name, certificate }) => wording.inspector(name, certificate));
}
