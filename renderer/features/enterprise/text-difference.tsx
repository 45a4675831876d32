import type { ReactNode } from 'react';
import { compareTexts } from './model/compare-texts.ts';

/** A text with the parts marked that the other one does not have. */
export function TextDifference({ text, other }: { readonly text: string; readonly other: string }): ReactNode {
  const parts = compareTexts(text, other);
  return parts.map((part, index) =>
    // The parts of a text have no name but their place.
    // oxlint-disable-next-line react/no-array-index-key
    part.isShared ? <span key={index}>{part.text}</span> : <mark key={index}>{part.text}</mark>,
  );
}
