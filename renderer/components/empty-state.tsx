import type { ReactNode } from 'react';
import './empty-state.css';

export type EmptyStateProps = { readonly title: string; readonly text: string; readonly action?: ReactNode };

/** Says why there is nothing, and what can be done about it. */
export function EmptyState({ title, text, action }: EmptyStateProps): ReactNode {
  return (
    <div className="empty-state">
      <p className="empty-title">{title}</p>
      <p className="soft">{text}</p>
      {action}
    </div>
  );
}
