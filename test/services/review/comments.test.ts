import { describe, expect, it } from 'vitest';
import { setInspectorName } from '#services/library.ts';
import { write } from '#services/journal.ts';
import { addComment, editComment, removeComment, setCommentDone } from '#services/review/comments.ts';
import { getReview } from '#services/review/review-view.ts';
import { voidVisit } from '#services/completion/complete-visit.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { makeLibrary, makeVisit } from '../support/app-library.ts';

function open() {
  const library = makeLibrary();
  const { inspectionId } = makeVisit(library);
  const say = (text: string, replyTo: string | null = null, fact: string | null = null) =>
    addComment(library, { inspectionId, fact, replyTo, text });
  return { library, inspectionId, say };
}

describe('comments', () => {
  it('are threaded one level: a reply to a reply joins the thread and its fact', () => {
    const { say } = open();
    const [first] = say('请核对', null, 'employees_total').threads;
    const [withReply] = say('已核对', first?.id).threads;
    const [thread] = say('谢谢', withReply?.replies[0]?.id).threads;
    expect(thread?.replies.map(({ text, fact }) => [text, fact])).toEqual([
      ['已核对', 'employees_total'],
      ['谢谢', 'employees_total'],
    ]);
  });

  it('are changed and deleted only by who wrote them; done is for everybody', () => {
    const { library, say } = open();
    const id = say('请核对').threads[0]?.id ?? '';
    setInspectorName(library, '督查甲');
    expect(getErrorCode(() => editComment(library, { commentId: id, text: '改了' }))).toBe('COMMENT_FOREIGN');
    expect(getErrorCode(() => removeComment(library, { commentId: id }))).toBe('COMMENT_FOREIGN');
    expect(setCommentDone(library, { commentId: id, done: true })).toMatchObject({ openThreads: 0 });
    setInspectorName(library, ' 王 芳 ');
    const [edited] = editComment(library, { commentId: id, text: '请再核对' }).threads;
    expect(edited).toMatchObject({ text: '请再核对', isOwn: true, isDone: true });
    expect(edited?.editedAt).not.toBeNull();
  });

  it('stay readable around one that was deleted', () => {
    const { library, say } = open();
    const id = say('请核对').threads[0]?.id ?? '';
    say('已核对', id);
    const { threads, openThreads } = removeComment(library, { commentId: id });
    expect(threads.map(({ text, replies, isDone }) => [text, replies.length, isDone])).toEqual([[null, 1, true]]);
    expect(openThreads).toBe(0);
    expect(getErrorCode(() => editComment(library, { commentId: id, text: '又来' }))).toBe('NOT_FOUND');
  });

  it('that answer what is not there, or each other, are shown all the same', () => {
    const { library, inspectionId, say } = open();
    say('独立');
    const [a, b] = [library.newId(), library.newId()];
    const base = { inspection_id: inspectionId, author: '某人' };
    write(library, [
      { table: 'comments', row: a, set: { ...base, text: '甲', reply_to: b } },
      { table: 'comments', row: b, set: { ...base, text: '乙', reply_to: a } },
      { table: 'comments', row: library.newId(), set: { ...base, text: '丙', reply_to: 'gone' } },
    ]);
    const texts = getReview(library, inspectionId).threads.map(({ text }) => text);
    expect(new Set(texts)).toEqual(new Set(['独立', '甲', '乙', '丙']));
    expect(texts).toHaveLength(4);
  });

  it('are not too long, not empty, and not written on a void visit', () => {
    const { library, inspectionId, say } = open();
    expect(getErrorCode(() => say('x'.repeat(2_001)))).toBe('INVALID_REQUEST');
    expect(getErrorCode(() => say('  '))).toBe('INVALID_REQUEST');
    expect(getErrorCode(() => say('x', null, 'no_such_fact'))).toBe('INVALID_REQUEST');
    expect(getErrorCode(() => say('x', library.newId()))).toBe('NOT_FOUND');
    voidVisit(library, { inspectionId, language: 'en', reason: '重复' });
    expect(getErrorCode(() => say('x'))).toBe('RECORD_LOCKED');
  });
});
