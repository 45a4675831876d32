import type { ReactNode } from 'react';
import type { VerdictTone } from './verdict-tone.ts';

/** The sign of a verdict: an outline of its own for each, so that it is told apart without colour and in print. */
export function VerdictShape({ tone }: { readonly tone: VerdictTone }): ReactNode {
  return (
    <svg className="verdict-shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {shapes[tone]}
    </svg>
  );
}

const stroke = { stroke: '#fff', strokeWidth: 1.8, strokeLinecap: 'round', fill: 'none' } as const;

const shapes: Readonly<Record<VerdictTone, ReactNode>> = {
  breach: (
    <>
      <path fill="currentColor" d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" />
      <path {...stroke} d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />
    </>
  ),
  advice: (
    <>
      <path fill="currentColor" d="M8 1l7.4 13.4H.6z" />
      <path {...stroke} d="M8 6v3.6M8 12.2v.1" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.8" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.6 1.7" />
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        d="M6.1 6.2a1.9 1.9 0 1 1 2.7 1.9c-.5.3-.8.6-.8 1.2M8 11.5v.1"
      />
    </>
  ),
  pass: (
    <>
      <circle cx="8" cy="8" r="7.2" fill="currentColor" />
      <path {...stroke} strokeLinejoin="round" d="M4.8 8.3l2.2 2.2 4.2-4.6" />
    </>
  ),
  not_applicable: <rect x="1.5" y="6.4" width="13" height="3.2" rx="1.2" fill="currentColor" />,
  error: (
    <>
      <path fill="currentColor" d="M8 .6L15.4 8 8 15.4.6 8z" />
      <path {...stroke} d="M8 4.6v4M8 11.2v.1" />
    </>
  ),
};
