import type { DocumentInput } from '../document-input.ts';
import type { Block, SignaturePicture, SignedLine } from '../document.ts';
import type { ReportWording } from '../wording/wording.ts';

/** Who signs a record: what was signed on the screen stands there, and the rest has room for a pen. */
export function signRecord({ signatures, visit }: DocumentInput, wording: ReportWording): Block {
  const { record, blank, blankDate } = wording;
  const { inspectors, union } = signatures;
  if (inspectors.length === 0 && union.length === 0)
    return { type: 'signature', lines: record.signatures, seal: '', date: blankDate };
  const [byInspectors, byUnion, byUnit] = record.signatures;
  const isMissing = inspectors.length < visit.inspectors.length;
  return {
    type: 'signed',
    lines: [
      toLine(byInspectors, inspectors, isMissing ? blank : ''),
      toLine(byUnion, union, ''),
      toLine(byUnit, [], ''),
    ],
    date: blankDate,
  };
}

/** A line with signatures on it needs no blank for them. */
function toLine(line: string, pictures: readonly SignaturePicture[], after: string): SignedLine {
  if (pictures.length === 0) return { before: line, pictures, after: '' };
  return { before: line.replace(/[\s_＿]+$/u, ''), pictures, after };
}
