import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx';
import type { IParagraphOptions, IRunOptions, ParagraphChild } from 'docx';
import type { Look } from './look.ts';

/** On one page, with what follows. */
export const kept = { keepNext: true, keepLines: true } as const;

/** Runs of a text with its own line breaks. */
export function toRuns(text: string, options: Omit<IRunOptions, 'text' | 'children'> = {}): readonly TextRun[] {
  return text
    .split('\n')
    .map((line, index) => new TextRun({ ...options, text: line, ...(index > 0 ? { break: 1 } : {}) }));
}

/** A paragraph of the body: on the grid of lines, at least two lines of it on either page. */
export function toParagraph(
  children: readonly ParagraphChild[],
  look: Look,
  options: Omit<IParagraphOptions, 'children' | 'text'> = {},
): Paragraph {
  return new Paragraph({
    widowControl: true,
    alignment: look.language === 'en' ? AlignmentType.LEFT : AlignmentType.BOTH,
    spacing: {
      line: look.line * 20,
      lineRule: LineRuleType.EXACTLY,
      before: 0,
      after: look.language === 'en' ? 60 : 0,
    },
    ...options,
    children: [...children],
  });
}
