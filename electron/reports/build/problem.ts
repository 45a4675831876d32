import type { DocumentKind } from '#domain/document-kinds.ts';
import type { FindingInput } from '../document-input.ts';
import type { Problem, ProblemEntry } from '../document.ts';
import { isBreach, sayBasis } from '../law-text.ts';
import type { Deadline, NoticeKind, ReportWording } from '../wording/wording.ts';

/** One finding as a numbered problem of a notice, with what to correct, by whom and by when. */
export function toProblem(
  finding: FindingInput,
  number: number,
  { wording, kind }: { readonly wording: ReportWording; readonly kind: NoticeKind },
): Problem {
  const { notice } = wording;
  const breach = isBreach(finding);
  const remedy = breach ? notice.remedy[kind] : notice.advice;
  const lines = [
    { label: notice.fact, text: finding.reason },
    { label: notice.basis, text: sayBasis(finding, wording.law) },
    { label: remedy, text: finding.remedy },
    // An authority decides by itself from whom and by when it demands something.
    { label: notice.responsible, text: kind === 'recommendation' ? '' : sayResponsible(finding, wording) },
    { label: notice.due, text: hasTerm(finding, kind) ? sayDeadline(finding, wording) : '' },
  ];
  return {
    type: 'problem',
    heading: `${wording.problemNumber(number)}${finding.title}`,
    lines: lines.filter(({ text }) => text !== ''),
  };
}

/** What is only recommended has no term: nobody can miss it. */
function hasTerm(finding: FindingInput, kind: DocumentKind): boolean {
  return isBreach(finding) && kind !== 'recommendation';
}

export function toProblemEntry(finding: FindingInput, number: number, kind: DocumentKind): ProblemEntry {
  return {
    rule: finding.rule,
    number,
    standing: isBreach(finding) ? 'breach' : 'advice',
    title: finding.title,
    due: hasTerm(finding, kind) ? (finding.due?.date ?? '') : '',
  };
}

/** The term of a finding in words; empty where the rule names none. */
function sayDeadline({ deadlineDays, due }: FindingInput, wording: ReportWording): string {
  if (deadlineDays === undefined) return '';
  return wording.notice.deadline(toDeadline({ days: deadlineDays, due }, wording));
}

export function toDeadline(
  { days, due }: { readonly days: number; readonly due: FindingInput['due'] },
  { formatDate }: Pick<ReportWording, 'formatDate'>,
): Deadline {
  return { days, date: due === undefined ? '' : formatDate(due.date), certain: due?.certain ?? true };
}

function sayResponsible({ addressees }: FindingInput, { notice, joinNames }: ReportWording): string {
  return joinNames(addressees.map((who) => notice.responsibleNames[who]));
}
