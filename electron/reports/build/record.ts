import type { DocumentInput, FindingInput, UnknownInput } from '../document-input.ts';
import type { Block, FieldRow } from '../document.ts';
import { sayBasis } from '../law-text.ts';
import type { ReportWording } from '../wording/wording.ts';
import { sortFindings } from './notice.ts';
import type { BuiltDocument } from './notice.ts';
import { createHeadings, listInspectors, paragraph } from './parts.ts';
import { signRecord } from './sign-record.ts';
import { toProblemEntry } from './problem.ts';

/** 检查记录: what was recorded, what follows from it, and what the union has still to supply. */
export function buildRecord(input: DocumentInput, wording: ReportWording): BuiltDocument {
  const { breaches, advice } = sortFindings(input.findings, 'record');
  const { record } = wording;
  const heading = createHeadings(wording);
  const say = (findings: readonly FindingInput[], after: number): readonly Block[] =>
    findings.map((finding, index) => toRecordProblem(finding, after + index + 1, wording));
  const blocks: readonly Block[] = [
    ...(input.visit.isCompleted ? [] : [paragraph('note', wording.draftNote)]),
    { type: 'fields', rows: listVisitFields(input, wording) },
    heading(record.problemsHeading),
    ...(breaches.length === 0 ? [paragraph('body', record.noProblems)] : say(breaches, 0)),
    ...(advice.length === 0 ? [] : [heading(record.adviceHeading), ...say(advice, breaches.length)]),
    ...sayUnknowns(input, { wording, heading }),
    ...sayContradictions(input, { wording, heading }),
    ...sayFacts(input, { wording, heading }),
    signRecord(input, wording),
  ];
  return {
    blocks,
    problems: [...breaches, ...advice].map((finding, index) => toProblemEntry(finding, index + 1, 'record')),
  };
}

function listVisitFields(input: DocumentInput, wording: ReportWording): readonly FieldRow[] {
  const { fields, first, followUp } = wording.record;
  const { enterprise, visit, source } = input;
  const rows = [
    [fields.enterprise, enterprise.name],
    [fields.creditCode, enterprise.creditCode],
    [fields.address, enterprise.address],
    [fields.date, wording.formatDate(visit.date)],
    [fields.kind, visit.isFollowUp ? followUp : first],
    [fields.inspectors, wording.joinNames(listInspectors(input, wording))],
    [fields.rules, `${source.packId} ${source.packVersion} · ${source.packHash.slice(0, 12)}`],
  ] as const;
  return rows.map(([label, value]) => ({ label, value, lines: 1 }));
}

function toRecordProblem(finding: FindingInput, number: number, wording: ReportWording): Block {
  const { notice, law } = wording;
  const lines = [
    { label: notice.fact, text: finding.reason },
    { label: notice.basis, text: sayBasis(finding, law) },
  ];
  return {
    type: 'problem',
    heading: `${wording.problemNumber(number)}${finding.title}`,
    lines: lines.filter(({ text }) => text !== ''),
  };
}

type Parts = { readonly wording: ReportWording; readonly heading: (text: string) => Block };

/** One row per missing fact, with every rule that waits for it. */
function sayUnknowns({ unknowns }: DocumentInput, { wording, heading }: Parts): readonly Block[] {
  if (unknowns.length === 0) return [];
  const { unknownsHeading, unknownsNote, unknownColumns } = wording.record;
  const shares = [360, 400, 240] as const;
  return [
    heading(unknownsHeading),
    paragraph('body', unknownsNote),
    {
      type: 'table',
      columns: unknownColumns.map((head, index) => ({ head, share: shares[index] ?? 0 })),
      rows: groupByFact(unknowns).map(([fact, titles]) => [fact, wording.joinNames(titles), '']),
      lines: 1,
    },
  ];
}

function groupByFact(unknowns: readonly UnknownInput[]): readonly (readonly [string, readonly string[]])[] {
  const titles = new Map<string, string[]>();
  for (const { title, missing } of unknowns)
    for (const fact of missing.length === 0 ? [''] : missing) titles.set(fact, [...(titles.get(fact) ?? []), title]);
  return [...titles];
}

function sayContradictions({ contradictions }: DocumentInput, { wording, heading }: Parts): readonly Block[] {
  if (contradictions.length === 0) return [];
  const { contradictionsHeading, contradictionsNote } = wording.record;
  return [
    heading(contradictionsHeading),
    paragraph('body', contradictionsNote),
    ...contradictions.map((message, index) => paragraph('list', `${index + 1}. ${message}`)),
  ];
}

function sayFacts({ sections }: DocumentInput, { wording, heading }: Parts): readonly Block[] {
  const recorded = sections.filter(({ rows }) => rows.length > 0);
  if (recorded.length === 0) return [];
  const [item, result] = wording.record.factColumns;
  return [
    heading(wording.record.factsHeading),
    ...recorded.map(({ label, rows }): Block => ({
      type: 'table',
      columns: [
        { head: `${label} · ${item}`, share: 560 },
        { head: result, share: 440 },
      ],
      rows: rows.map((row) => [row.label, row.note === '' ? row.value : `${row.value}\n${row.note}`]),
      lines: 1,
    })),
  ];
}
