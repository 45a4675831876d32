import type { ReactNode } from 'react';

export type ShareBarProps = {
  /** Percent, 0 to 100. */
  readonly percent: number;
  readonly low: number;
  readonly high: number;
};

/** A share as a bar; what the unknown records could make of it is hatched. The numbers stand beside it. */
export function ShareBar({ percent, low, high }: ShareBarProps): ReactNode {
  return (
    <span className="share-bar" aria-hidden="true">
      <span className="share-range" style={{ insetInlineStart: `${low}%`, width: `${high - low}%` }} />
      <span className="share-known" style={{ width: `${Math.min(percent, low === high ? percent : low)}%` }} />
    </span>
  );
}
