import { useState } from 'react';
import type { ReactNode } from 'react';
import { useIsReadOnly } from '#renderer/components/read-only.tsx';
import { request } from '#renderer/api.ts';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import { CommentForm } from './comment-form.tsx';
import { useCommentWriting } from './use-review.ts';
import type { CommentView } from './use-review.ts';

/** One comment with who wrote it and when; who wrote it can change it or take it away. */
export function CommentText({ comment }: { readonly comment: CommentView }): ReactNode {
  const { t } = useText();
  const [isEditing, setIsEditing] = useState(false);
  const isReadOnly = useIsReadOnly();
  const { id, text, author, at, editedAt, isOwn } = comment;
  if (text === null) return <p className="quiet">{t('review.removed')}</p>;
  return (
    <div className="comment">
      <p className="quiet">
        <b>{author === '' ? t('review.somebody') : author}</b> {at !== null && formatMoment(at)}{' '}
        {editedAt !== null && t('review.edited', { at: formatMoment(editedAt) })}
      </p>
      {isEditing ? (
        <CommentForm
          label={t('review.editOwn')}
          go={t('review.save')}
          text={text}
          send={(next) => request('editComment', { commentId: id, text: next })}
          onEnd={() => setIsEditing(false)}
          focus="take"
        />
      ) : (
        <p className="comment-words">{text}</p>
      )}
      {isOwn && !isEditing && !isReadOnly && <OwnTools id={id} onEdit={() => setIsEditing(true)} />}
    </div>
  );
}

function OwnTools({ id, onEdit }: { readonly id: string; readonly onEdit: () => void }): ReactNode {
  const { t } = useText();
  const { write, isWriting } = useCommentWriting();
  return (
    <>
      <button type="button" className="tool" onClick={onEdit}>
        {t('review.edit')}
      </button>
      <button
        type="button"
        className="tool"
        disabled={isWriting}
        onClick={() => void write(() => request('removeComment', { commentId: id }))}
      >
        {t('review.remove')}
      </button>
    </>
  );
}
