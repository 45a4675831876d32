import type { DocumentInput, FindingInput } from '../document-input.ts';
import type { Block, ProblemEntry } from '../document.ts';
import { isAgainstLaw, isBreach } from '../law-text.ts';
import type { NoticeKind, ReportWording } from '../wording/wording.ts';
import { createHeadings, listInspectors, listReplyAddress, paragraph, signByIssuer } from './parts.ts';
import { toDeadline, toProblem, toProblemEntry } from './problem.ts';

export type BuiltDocument = { readonly blocks: readonly Block[]; readonly problems: readonly ProblemEntry[] };

/** 提示函, 整改意见书, 整改通知书, 建议书: problems with facts, law, remedy and term; what is only advice apart. */
export function buildNotice(input: DocumentInput, kind: NoticeKind, wording: ReportWording): BuiltDocument {
  const { breaches, advice } = sortFindings(input.findings, kind);
  const { notice } = wording;
  const heading = createHeadings(wording);
  const say = (findings: readonly FindingInput[], after: number): readonly Block[] =>
    findings.map((finding, index) => toProblem(finding, after + index + 1, { wording, kind }));
  const blocks: readonly Block[] = [
    ...openNotice(input, kind, { wording, problems: breaches.length }),
    ...(breaches.length === 0 ? [] : [heading(notice.problemsHeading[kind]), ...say(breaches, 0)]),
    ...(advice.length === 0
      ? []
      : [heading(notice.adviceHeading), paragraph('body', notice.adviceNote), ...say(advice, breaches.length)]),
    heading(notice.replyHeading),
    paragraph('body', notice.reply[kind](sayReply(input, wording))),
    ...listReplyAddress(input, wording).map((line) => paragraph('body', line)),
    signByIssuer(input, wording),
    { type: 'copies', lines: notice.copies[kind] },
  ];
  return {
    blocks,
    problems: [...breaches, ...advice].map((finding, index) => toProblemEntry(finding, index + 1, kind)),
  };
}

/** An authority is told of breaches of law alone; every other notice of norms and advice as well. */
export function sortFindings(
  findings: readonly FindingInput[],
  kind: DocumentInput['kind'],
): { readonly breaches: readonly FindingInput[]; readonly advice: readonly FindingInput[] } {
  if (kind === 'recommendation') return { breaches: findings.filter(isAgainstLaw), advice: [] };
  return { breaches: findings.filter(isBreach), advice: findings.filter((finding) => !isBreach(finding)) };
}

type Opening = { readonly wording: ReportWording; readonly problems: number };

function openNotice(input: DocumentInput, kind: NoticeKind, { wording, problems }: Opening): readonly Block[] {
  const { enterprise, visit, issuing, replaces } = input;
  const { notice } = wording;
  const code = enterprise.creditCode === '' ? wording.blank : enterprise.creditCode;
  const named = `${enterprise.name}${wording.creditCode(code)}`;
  const opening = {
    issuer: issuing.name,
    enterprise: kind === 'recommendation' ? named : enterprise.name,
    place: enterprise.address,
    date: wording.formatDate(visit.date),
    inspectors: listInspectors(input, wording),
  };
  return [
    paragraph('addressee', notice.addressee[kind](enterprise.name)),
    ...(kind === 'recommendation' ? [] : [paragraph('addressee', wording.creditCode(code))]),
    ...(visit.isCompleted ? [] : [paragraph('note', wording.draftNote)]),
    ...(replaces === undefined ? [] : [paragraph('body', notice.replaces(replaces))]),
    paragraph('body', notice.opening[kind](opening, problems)),
    ...(problems === 0 ? [paragraph('body', notice.nothingFound)] : []),
  ];
}

function sayReply({ reply }: DocumentInput, wording: ReportWording): string {
  return wording.notice.deadline(toDeadline(reply, wording));
}
