import type { DocumentInput, FindingInput } from '../document-input.ts';
import type { FieldRow } from '../document.ts';
import type { ReceiptField, ReportWording } from '../wording/wording.ts';
import { sortFindings } from './notice.ts';
import type { BuiltDocument } from './notice.ts';
import { labelWith } from '../label.ts';
import { listReplyAddress, paragraph } from './parts.ts';
import { toDeadline, toProblemEntry } from './problem.ts';

/** 整改情况回执: one row per problem, with room for measures and evidence. Advice asks for no reply. */
export function buildReplySlip(input: DocumentInput, wording: ReportWording): BuiltDocument {
  const { breaches } = sortFindings(input.findings, 'reply_slip');
  const { slip } = wording;
  const shares = [80, 330, 340, 250] as const;
  const back = listReplyAddress(input, wording);
  return {
    blocks: [
      paragraph('addressee', slip.to(input.issuing.name === '' ? wording.blankIssuer : input.issuing.name)),
      paragraph('body', slip.replyIntro(sayRegarding(input, wording))),
      {
        type: 'table',
        columns: slip.replyColumns.map((head, index) => ({ head, share: shares[index] ?? 0 })),
        rows: breaches.map((finding, index) => [String(index + 1), sayProblem(finding, wording), '', '']),
        lines: 3,
      },
      { type: 'signature', lines: slip.replySignature, seal: slip.unitSeal, date: wording.blankDate },
      ...(back.length === 0 ? [] : [{ type: 'copies', lines: [labelWith(slip.replyBack), ...back] } as const]),
    ],
    problems: breaches.map((finding, index) => toProblemEntry(finding, index + 1, 'reply_slip')),
  };
}

function sayProblem({ title, deadlineDays, due }: FindingInput, wording: ReportWording): string {
  if (deadlineDays === undefined) return title;
  return `${title}\n${wording.notice.shortDeadline(toDeadline({ days: deadlineDays, due }, wording))}`;
}

function sayRegarding({ regarding }: DocumentInput, { slip, blank }: ReportWording): string {
  return regarding === undefined ? blank : slip.cite(regarding);
}

/** 送达回证: filled in by hand where the document is handed over. */
export function buildServiceReceipt(input: DocumentInput, wording: ReportWording): BuiltDocument {
  const { slip } = wording;
  const { enterprise, regarding } = input;
  const row = (field: ReceiptField, value: string, lines = 1): FieldRow => ({
    label: slip.receipt[field],
    value,
    lines,
  });
  const rows = [
    row('recipient', enterprise.name),
    row('creditCode', enterprise.creditCode),
    row('document', regarding?.title ?? ''),
    row('number', regarding?.number ?? ''),
    row('place', enterprise.address),
    row('means', slip.means),
    row('receiver', '', 2),
    row('post', '', 2),
    row('received', wording.blankDate),
    row('refusal', '', 2),
    row('witness', '', 2),
    row('servers', '', 2),
  ];
  return { blocks: [{ type: 'fields', rows }, paragraph('note', slip.receiptNote)], problems: [] };
}
