import { memo, useId } from 'react';
import type { ReactNode } from 'react';
import type { FactDefinition } from '#domain/fact.ts';
import { useText } from '#renderer/i18n/index.ts';
import { isAnswered, isCarried } from '../model/answers.ts';
import { ConflictMark } from '#renderer/features/conflicts/conflict-mark.tsx';
import { ItemEvidence } from '#renderer/features/evidence/item-evidence.tsx';
import { useIntake } from '#renderer/features/evidence/use-intake.ts';
import { CommentTool, ItemComments } from '#renderer/features/review/item-comments.tsx';
import type { Face } from '../use-navigation.ts';
import { useFactState } from '../visit-context.ts';
import { CarriedMark } from './carried-mark.tsx';
import { FactControl } from './fact-control.tsx';
import { HistoryButton } from './history-button.tsx';
import { ItemMarks } from './item-marks.tsx';
import { ItemProblem } from './item-problem.tsx';
import { NotArising } from './not-arising.tsx';
import { NoteEditor } from './note-editor.tsx';
import { useToggle } from './use-toggle.ts';
import './item.css';

export type FactItemProps = {
  readonly fact: FactDefinition;
  readonly isArising: boolean;
  readonly face: Face;
};

/** One question with everything about it, the same in the record and in the checklist. */
export const FactItem = memo(function FactItem({ fact, isArising, face }: FactItemProps): ReactNode {
  const { t, text } = useText();
  const { answer, note, draft } = useFactState(fact.id);
  const help = useToggle();
  const noteEditor = useToggle();
  const comments = useToggle();
  const intake = useIntake(fact.id);
  const id = useId();
  // What is being typed takes the place of what was carried over.
  const carried = draft === undefined && isCarried(answer) ? answer : undefined;
  const isDimmed = !isArising && !isAnswered(answer);
  return (
    <section
      className="fact-item"
      aria-labelledby={`${id}-label`}
      data-item={fact.id}
      data-dimmed={isDimmed ? '' : undefined}
      data-carried={carried === undefined ? undefined : ''}
      {...intake}
    >
      <header className="fact-head">
        <h3 id={`${id}-label`}>{text(fact.label)}</h3>
        {face === 'checklist' && <ItemMarks fact={fact.id} />}
      </header>
      <FactControl fact={fact} labelId={`${id}-label`} problemId={`${id}-problem`} />
      <span className="fact-tools">
        <button type="button" className="tool" data-tool="help" aria-expanded={help.isOn} onClick={help.flip}>
          {t('visitItem.itemHelp')}
        </button>
        <button
          type="button"
          className="tool"
          data-tool="note"
          aria-expanded={noteEditor.isOn}
          onClick={noteEditor.flip}
        >
          {t('visitItem.note')}
        </button>
        <CommentTool fact={fact.id} opening={comments} />
        <HistoryButton fact={fact} />
      </span>
      <ItemProblem fact={fact} id={`${id}-problem`} />
      <ConflictMark fact={fact.id} />
      {carried !== undefined && <CarriedMark fact={fact.id} answer={carried} />}
      {!isArising && <NotArising fact={fact} />}
      {help.isOn && <p className="fact-help">{text(fact.help)}</p>}
      {(noteEditor.isOn || note !== '') && (
        <NoteEditor fact={fact} isOpen={noteEditor.isOn} onClose={noteEditor.turnOff} />
      )}
      <ItemEvidence fact={fact} />
      <ItemComments fact={fact} opening={comments} />
    </section>
  );
});
