import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { greatestCommentLength } from '#domain/review.ts';
import { useIsReadOnly } from '#renderer/components/read-only.tsx';
import { isComposing } from '#renderer/components/composition.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { Review } from './use-review.ts';
import { useCommentWriting } from './use-review.ts';

export type CommentFormProps = {
  /** What the field is called. */
  readonly label: string;
  readonly go: string;
  /** What stands in it at first. */
  readonly text?: string;
  readonly send: (text: string) => Promise<Review>;
  /** It was written, or given up. */
  readonly onEnd: () => void;
  /** Whether it takes the focus when it appears. */
  readonly focus: 'take' | 'leave';
};

/** Where a comment is typed. Ctrl+Enter posts it, Esc gives it up; neither while an input method composes. */
export function CommentForm({ label, go, text: before = '', send, onEnd, focus }: CommentFormProps): ReactNode {
  const { t } = useText();
  const [text, setText] = useState(before);
  const area = useRef<HTMLTextAreaElement>(null);
  const { write, error, isWriting } = useCommentWriting();
  const isReadOnly = useIsReadOnly();
  useEffect(() => {
    if (focus === 'take') area.current?.focus();
  }, [focus]);
  const post = async (): Promise<void> => {
    if (text.trim() === '' || isWriting) return area.current?.focus();
    if (!(await write(() => send(text.trim())))) return;
    setText('');
    onEnd();
  };
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') onEnd();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void post();
    else return;
    event.preventDefault();
    // A drawer around it stays open.
    event.stopPropagation();
  };
  if (isReadOnly) return null;
  return (
    <div className="comment-form">
      <textarea
        ref={area}
        className="note"
        aria-label={label}
        placeholder={`${label}　(${t('review.writeHint')})`}
        rows={2}
        maxLength={greatestCommentLength}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={press}
      />
      <button type="button" className="tool" disabled={isWriting} onClick={() => void post()}>
        {go}
      </button>
      {error !== null && <ErrorNotice error={error} title={t('review.failed')} />}
    </div>
  );
}
