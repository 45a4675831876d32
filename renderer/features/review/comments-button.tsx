import { Drawer } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { CommentsPanel } from './comments-panel.tsx';
import { useReview } from './use-review.ts';
import './review.css';

/** Opens all comments on the visit, and says how many are open. */
export function CommentsButton(): ReactNode {
  const { t } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const count = useReview().data?.openThreads ?? 0;
  return (
    <>
      <button
        type="button"
        className="tool"
        title="F7"
        data-visit-tool="comments"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      >
        {count === 0 ? t('review.comments') : t('review.commentsCount', { n: count })}
      </button>
      <Drawer
        open={isOpen}
        destroyOnHidden
        size={480}
        title={t('review.panel')}
        onClose={() => setIsOpen(false)}
        rootClassName="visit"
      >
        <CommentsPanel onLeave={() => setIsOpen(false)} />
      </Drawer>
    </>
  );
}
