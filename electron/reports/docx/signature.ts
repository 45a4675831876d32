import { AlignmentType, BorderStyle, ImageRun, LineRuleType } from 'docx';
import type { Paragraph, ParagraphChild } from 'docx';
import type { Copies, Signature, SignaturePicture, Signed } from '../document.ts';
import { signatureMm } from '../layout.ts';
import type { Look } from './look.ts';
import { kept, toParagraph, toRuns } from './text.ts';

/** `isHeld`: something follows that has to be on the same page. */
type Place = { readonly look: Look; readonly isHeld: boolean };

/** Every line holds on to the next: the block is on one page, with the place for the seal. */
export function toSignature({ lines, seal, date }: Signature, { look, isHeld }: Place): readonly Paragraph[] {
  const isCentred = seal !== '' && lines.length < 2;
  const place = { ...kept, alignment: AlignmentType.LEFT, indent: { left: isCentred ? 3_600 : 1_600, firstLine: 0 } };
  const sealRuns = toRuns(seal, { size: look.size.small * 2, color: '555555' });
  return [
    toParagraph([], look, kept),
    ...lines.map((line) => toParagraph(toRuns(line), look, place)),
    ...(seal === '' ? [] : [toParagraph(sealRuns, look, { ...place, spacing: { before: 240, after: 240 } })]),
    toParagraph(toRuns(date), look, { ...place, keepNext: isHeld }),
  ];
}

/** Lines with pictures are as high as these need. */
export function toSigned({ lines, date }: Signed, { look, isHeld }: Place): readonly Paragraph[] {
  const indent = { left: 0, firstLine: 0 };
  const place = { ...kept, alignment: AlignmentType.LEFT, indent } as const;
  const room = { before: 60, after: 60, line: look.line * 20, lineRule: LineRuleType.AT_LEAST };
  return [
    toParagraph([], look, kept),
    ...lines.map(({ before, pictures, after }, row) => {
      const drawn = pictures.flatMap((picture, at) => toDrawn(picture, { look, id: row * 100 + at + 1 }));
      return toParagraph([...toRuns(before), ...drawn, ...toRuns(after)], look, { ...place, spacing: room });
    }),
    toParagraph(toRuns(date), look, { ...place, keepNext: isHeld }),
  ];
}

/** The numbers are given here: those of the package differ from file to file. */
function toDrawn(
  { data, signer, width, height }: SignaturePicture,
  { look, id }: { readonly look: Look; readonly id: number },
): readonly ParagraphChild[] {
  const high = (signatureMm / 25.4) * 96;
  const transformation = { height: Math.round(high), width: Math.round(Math.min((high * width) / height, high * 3)) };
  const altText = { id: String(id), name: `signature ${id}`, description: signer, title: signer };
  const picture = new ImageRun({ type: 'png', data: Buffer.from(data, 'base64'), transformation, altText });
  return [...toRuns(' '), picture, ...toRuns(` ${signer} `, { size: look.size.small * 2 })];
}

export function toCopies({ lines }: Copies, look: Look): readonly Paragraph[] {
  const line = { style: BorderStyle.SINGLE, size: 6, space: 4, color: '000000' } as const;
  const border = { top: line, bottom: line };
  return [
    toParagraph([], look, kept),
    ...lines.map((text, index) =>
      toParagraph(toRuns(text, { size: look.size.copies * 2 }), look, {
        border,
        keepLines: true,
        keepNext: index < lines.length - 1,
      }),
    ),
  ];
}
