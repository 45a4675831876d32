import { AlignmentType, LineRuleType, Paragraph } from 'docx';
import type { DocumentContent } from '../document.ts';
import { getWording } from '../wording.ts';
import type { Look } from './look.ts';
import { toParagraph, toRuns } from './text.ts';

/** Issuing body, title and number. They stay together with what follows. */
export function createHead({ issuer, title, number, language }: DocumentContent, look: Look): readonly Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER, keepNext: true } as const;
  const titleRuns = toRuns(title, {
    font: look.titleFont,
    size: look.size.title * 2,
    bold: true,
    characterSpacing: 60,
  });
  return [
    toParagraph(toRuns(issuer === '' ? getWording(language).blankIssuer : issuer, { bold: true }), look, centred),
    new Paragraph({
      ...centred,
      spacing: { before: 200, after: 200, line: Math.round(look.size.title * 30), lineRule: LineRuleType.AT_LEAST },
      children: [...titleRuns],
    }),
    ...(number === '' ? [] : [toParagraph(toRuns(number), look, centred)]),
    toParagraph([], look, { keepNext: true }),
  ];
}
