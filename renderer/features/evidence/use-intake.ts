import { useState } from 'react';
import type { ClipboardEvent, DragEvent } from 'react';
import { useEvidenceTools } from './evidence-tools.ts';

export type Intake = {
  readonly 'data-dropping': '' | undefined;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
};

const wholeVisit: readonly string[] = [];

/** Takes files that are dropped or pasted on an element as proof of a fact; without one, of the visit as a whole. */
export function useIntake(fact?: string): Intake {
  const { add } = useEvidenceTools();
  const [isDropping, setIsDropping] = useState(false);
  const facts = fact === undefined ? wholeVisit : [fact];
  return {
    'data-dropping': isDropping ? '' : undefined,
    onDragOver: (event) => {
      if (event.defaultPrevented || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setIsDropping(true);
    },
    onDragLeave: (event) => {
      const to = event.relatedTarget;
      if (!(to instanceof Node && event.currentTarget.contains(to))) setIsDropping(false);
    },
    onDrop: (event) => {
      setIsDropping(false);
      const files = [...event.dataTransfer.files];
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      add(files, facts);
    },
    onPaste: (event) => {
      const files = [...event.clipboardData.files];
      if (event.defaultPrevented || files.length === 0 || isForTheText(event)) return;
      event.preventDefault();
      add(files, facts);
    },
  };
}

/** A copy from an office program holds its text and a picture of it; in a field the text is meant. */
function isForTheText({ target, clipboardData }: ClipboardEvent): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && clipboardData.types.includes('text/plain');
}
