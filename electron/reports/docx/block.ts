import { AlignmentType, Paragraph } from 'docx';
import type { Table } from 'docx';
import type { Block, Paragraph as TextBlock, Problem } from '../document.ts';
import { labelWith } from '../label.ts';
import type { Look } from './look.ts';
import { toCopies, toSignature, toSigned } from './signature.ts';
import { toFieldTable, toTable } from './table.ts';
import { kept, toParagraph, toRuns } from './text.ts';

/**
 * All parts of a document as paragraphs and tables. The paragraph or the last rows before the signature hold on to it,
 * and it holds on to what follows, so that nobody signs a page with nothing on it.
 */
export function renderBlocks(blocks: readonly Block[], look: Look): readonly (Paragraph | Table)[] {
  const isClosing = ({ type }: Block): boolean => type === 'signature' || type === 'signed' || type === 'copies';
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    return renderBlock(block, { look, isHeld: next !== undefined && isClosing(next) });
  });
}

/** `isHeld`: it is on the page of what follows. */
type Place = { readonly look: Look; readonly isHeld: boolean };

function renderBlock(block: Block, { look, isHeld }: Place): readonly (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return [toHeading(block.text, look)];
    case 'paragraph':
      return [toTextParagraph(block, { look, isHeld })];
    case 'problem':
      return toProblem(block, look);
    case 'fields':
      return [toFieldTable(block, look), toGap({ look, isHeld })];
    case 'table':
      return [toTable(block, look, { heldRows: isHeld ? 2 : 0 }), toGap({ look, isHeld })];
    case 'signature':
      return toSignature(block, { look, isHeld });
    case 'signed':
      return toSigned(block, { look, isHeld });
    case 'copies':
      return toCopies(block, look);
  }
}

function toHeading(text: string, look: Look): Paragraph {
  const runs = toRuns(text, { font: look.headingFont, bold: look.language === 'en' });
  return toParagraph(runs, look, { ...kept, indent: { firstLine: look.indent }, alignment: AlignmentType.LEFT });
}

function toTextParagraph({ style, text }: TextBlock, { look, isHeld }: Place): Paragraph {
  const keepNext = isHeld;
  if (style === 'addressee') return toParagraph(toRuns(text), look, { keepNext, alignment: AlignmentType.LEFT });
  if (style === 'note')
    return toParagraph(toRuns(text, { size: look.size.small * 2 }), look, { keepNext, indent: { firstLine: 0 } });
  return toParagraph(toRuns(text), look, { keepNext, indent: { firstLine: look.indent } });
}

/** The heading holds on to the facts, so that it is never alone at the foot of a page. */
function toProblem({ heading, lines }: Problem, look: Look): readonly Paragraph[] {
  const indent = { firstLine: look.indent };
  const title = toRuns(heading, { font: look.subheadingFont, bold: true });
  return [
    toParagraph(title, look, { ...kept, indent, alignment: AlignmentType.LEFT }),
    ...lines.map(({ label, text }, index) =>
      toParagraph([...toRuns(labelWith(label), { bold: true }), ...toRuns(text)], look, {
        indent,
        keepLines: index === 0,
        // The last one is often a single line: it takes the one before it along.
        keepNext: index > 0 && index === lines.length - 2,
      }),
    ),
  ];
}

/** Two tables without anything between them would become one. */
function toGap({ look, isHeld }: Place): Paragraph {
  return new Paragraph({
    keepNext: isHeld,
    spacing: { line: 160 },
    children: [...toRuns('', { size: Math.round(look.size.small) })],
  });
}
