import type { ReactNode } from 'react';

/** The program's mark: a checked sheet in the red of the unions. */
export function Emblem(): ReactNode {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="22" height="22" rx="5" fill="var(--emblem)" />
      <path d="M6.5 12.4l3.7 3.7 7.3-8.2" fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  );
}
