import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { FactDefinition } from '#domain/fact.ts';
import { isComposing } from '#renderer/components/composition.ts';
import { useText } from '#renderer/i18n/index.ts';
import { focusItem } from '../keyboard/focus.ts';
import { useFactState, useVisitTools } from '../visit-context.ts';

export type NoteEditorProps = {
  readonly fact: FactDefinition;
  /** Whether it was asked for; a note that is there shows anyway. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

const greatestLength = 2_000;

/** The note beside an answer, saved as it is typed. Esc goes back to the answer. */
export function NoteEditor({ fact, isOpen, onClose }: NoteEditorProps): ReactNode {
  const { t, text } = useText();
  const { store } = useVisitTools();
  const { note, isLocked } = useFactState(fact.id);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isOpen) area.current?.focus();
  }, [isOpen]);
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    event.preventDefault();
    onClose();
    focusItem(fact.id);
  };
  return (
    <textarea
      ref={area}
      className="note"
      aria-label={t('visitItem.noteOf', { fact: text(fact.label) })}
      rows={Math.min(6, note.split('\n').length)}
      maxLength={greatestLength}
      value={note}
      readOnly={isLocked}
      onChange={({ currentTarget }) =>
        store.writeNote(fact.id, currentTarget.value === '' ? null : currentTarget.value)
      }
      onKeyDown={press}
      onBlur={() => void store.flush()}
    />
  );
}
