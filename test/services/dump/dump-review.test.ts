import { describe, expect, it } from 'vitest';
import { getContentHash } from '#services/content-hash.ts';
import { iterateDump } from '#services/dump/dump-records.ts';
import { listFindingLives } from '#services/findings/list-lives.ts';
import { importRecords } from '#services/import/import-records.ts';
import type { Library } from '#services/library.ts';
import { addComment, removeComment, setCommentDone } from '#services/review/comments.ts';
import { getReview } from '#services/review/review-view.ts';
import { verifyLibrary } from '#services/verify.ts';
import { act, issue, makeCompleted, makeTimedLibrary } from '../findings/support.ts';
import { openNewLibrary } from '../support/library.ts';

type Dumped = Readonly<Record<string, unknown>>;

function importInto(library: Library, records: readonly unknown[]) {
  return importRecords(library, { records, mode: 'write', language: 'en' }).rejected;
}

function makeReviewed() {
  const { library } = makeTimedLibrary();
  const { inspectionId } = makeCompleted(library);
  const say = (text: string, replyTo: string | null) =>
    addComment(library, { inspectionId, fact: 'employees_total', replyTo, text }).threads;
  const first = say('请核对', null)[0]?.id ?? '';
  say('已核对', first);
  setCommentDone(library, { commentId: first, done: true });
  const gone = say('写错了', null).find(({ text }) => text === '写错了')?.id ?? '';
  removeComment(library, { commentId: gone });
  const [rule = '', other = ''] = listFindingLives(library, inspectionId).findings.map((life) => life.rule);
  const document = library.newId();
  issue(library, { inspectionId, rules: [rule], dueOn: '2026-06-01', documentId: document });
  act(library, { inspectionId, rule: other }, { kind: 'accept', reason: '年底换届', until: '2026-12-31' });
  return { library, inspectionId };
}

function dump(library: Library): readonly Dumped[] {
  return JSON.parse(JSON.stringify([...iterateDump(library)])) as readonly Dumped[];
}

describe('comments and findings in the dump', () => {
  it('give the same content elsewhere, and tell who said what', () => {
    const { library, inspectionId } = makeReviewed();
    const other = openNewLibrary();
    expect(importInto(other, dump(library))).toEqual([]);
    expect(getContentHash(other)).toBe(getContentHash(library));
    expect(dump(other)).toEqual(dump(library));
    const { threads } = getReview(other, inspectionId);
    expect(threads.map(({ text, author, isDone, replies }) => [text, author, isDone, replies.length])).toEqual([
      ['请核对', '王芳', true, 1],
    ]);
    const states = (of: Library) => listFindingLives(of, inspectionId).findings.map(({ rule, state }) => [rule, state]);
    expect(new Map(states(other) as [string, string][])).toEqual(new Map(states(library) as [string, string][]));
    expect(verifyLibrary(other).problems).toEqual([]);
  });

  it('change nothing when they come a second time, and nothing that stands here', () => {
    const { library } = makeReviewed();
    const [record = {}] = dump(library);
    const before = getContentHash(library);
    expect(importInto(library, [record])).toEqual([]);
    expect(getContentHash(library)).toBe(before);
    const [comment, ...comments] = record['comments'] as readonly Dumped[];
    const forged = { ...record, comments: [{ ...comment, text: '没问题' }, ...comments] };
    expect(importInto(library, [forged])).toMatchObject([{ fact: 'comments.0', code: 'RECORD_LOCKED' }]);
    const [finding, ...findings] = record['findings'] as readonly Dumped[];
    const dismissed = { ...finding, state: 'dismissed', reason: '没有' };
    expect(importInto(library, [{ ...record, findings: [dismissed, ...findings] }])).toMatchObject([
      { fact: 'findings.0', code: 'RECORD_LOCKED' },
    ]);
    expect(getContentHash(library)).toBe(before);
  });

  it('are refused with the place and the reason where they are not what they should be', () => {
    const visit = { enterprise: { name: '示例·一厂' }, inspection: { date: '2026-05-12' } };
    const id = '0190a1b2-c3d4-7000-8000-000000000001';
    const refuse = (extra: Dumped) =>
      importInto(openNewLibrary(), [{ ...visit, ...extra }]).map(({ fact, code }) => [fact, code]);
    expect(refuse({ comments: [{ id, text: 'x'.repeat(2_001) }] })).toEqual([['comments.0.text', 'TEXT_TOO_LONG']]);
    expect(refuse({ comments: [{ text: 'x', fact: 'nope', done: 'yes', extra: 1 }] })).toEqual([
      ['comments.0.extra', 'BAD_SHAPE'],
      ['comments.0.id', 'MISSING'],
      ['comments.0.fact', 'UNKNOWN_FACT'],
      ['comments.0.done', 'WRONG_TYPE'],
    ]);
    expect(refuse({ comments: [{ id, text: 'x', written_at: 'yesterday', reply_to: 'me' }] })).toEqual([
      ['comments.0.reply_to', 'WRONG_TYPE'],
      ['comments.0.written_at', 'WRONG_TYPE'],
    ]);
    const closed = { rule: 'r', state: 'closed', fixed_by: '王芳', verified_by: '王 芳', evidence: [id] };
    expect(refuse({ findings: [closed] })).toEqual([['findings.0.state', 'BAD_STATE']]);
    expect(refuse({ findings: [{ ...closed, verified_by: '李明', evidence: [] }] })).toEqual([
      ['findings.0.state', 'BAD_STATE'],
    ]);
    expect(refuse({ findings: [{ rule: 'r', state: 'gone', due_on: '2026-02-30' }, { rule: 'r' }, 7] })).toEqual([
      ['findings.2', 'WRONG_TYPE'],
      ['findings.0.state', 'NOT_IN_LIST'],
      ['findings.0.due_on', 'IMPOSSIBLE_DATE'],
      ['findings.1.rule', 'DUPLICATE'],
    ]);
    expect(refuse({ findings: 'all' })).toEqual([['findings', 'WRONG_TYPE']]);
    expect(
      importInto(openNewLibrary(), [{ enterprise: visit.enterprise, comments: [{ id, text: 'x' }] }]),
    ).toMatchObject([{ fact: 'inspection', code: 'MISSING' }]);
  });
});
