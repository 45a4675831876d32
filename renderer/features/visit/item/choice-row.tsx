import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { findChoice } from '../keyboard/choice-keys.ts';
import type { Choice } from '../keyboard/choice-keys.ts';
import { useVisitTools } from '../visit-context.ts';

export type LabelledChoice = Choice & { readonly label: string };

export type ChoiceRowProps = {
  readonly label: string;
  readonly choices: readonly LabelledChoice[];
  /** Ids of what is chosen. */
  readonly chosen: readonly string[];
  /** Whether one value excludes the others. */
  readonly values: 'one' | 'several';
  readonly isLocked: boolean;
  readonly onChoose: (choice: Choice) => void;
};

/**
 * A row of ways to answer. One stop for Tab; arrows move inside, Space or a click chooses, digits and letters choose
 * without moving.
 */
export function ChoiceRow(props: ChoiceRowProps): ReactNode {
  const row = useRef<HTMLDivElement>(null);
  const { choices, chosen, isLocked } = props;
  const { keys } = useVisitTools();
  const focusOn = (choice: Choice | undefined): void =>
    row.current?.querySelector<HTMLElement>(`[data-choice="${choice?.id}"]`)?.focus();
  const choose = (choice: Choice): void => {
    if (isLocked) return;
    props.onChoose(choice);
    focusOn(choice);
  };
  const press = (event: KeyboardEvent): void => {
    const named = findChoice(event.nativeEvent, choices, keys);
    const neighbour = named === undefined ? findNeighbour(event, choices) : undefined;
    if (named !== undefined) choose(named);
    else if (neighbour !== undefined) focusOn(neighbour);
    else return;
    event.preventDefault();
  };
  const stop = findStop(choices, chosen);
  return (
    <div
      ref={row}
      className="choice-row"
      role={props.values === 'one' ? 'radiogroup' : 'group'}
      aria-label={props.label}
    >
      {choices.map((choice) => (
        <button
          key={choice.id}
          type="button"
          role={props.values === 'several' && choice.kind === 'value' ? 'checkbox' : 'radio'}
          aria-checked={chosen.includes(choice.id)}
          aria-disabled={isLocked}
          className={`choice choice-${choice.kind}`}
          data-answer=""
          data-choice={choice.id}
          tabIndex={choice.id === stop ? 0 : -1}
          onClick={() => choose(choice)}
          onKeyDown={press}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

/** Where Tab stops: on what is chosen, and where nothing was asked on the first way to answer. */
function findStop(choices: readonly LabelledChoice[], chosen: readonly string[]): string | undefined {
  const answered = choices.find(({ id, kind }) => kind !== 'not_asked' && chosen.includes(id));
  return (answered ?? choices.find(({ kind }) => kind !== 'not_asked'))?.id;
}

function findNeighbour(event: KeyboardEvent, choices: readonly Choice[]): Choice | undefined {
  const step = ({ ArrowRight: 1, ArrowLeft: -1 } as const)[event.key];
  // With Alt the arrow leaves the visit.
  if (step === undefined || event.altKey || !(event.target instanceof HTMLElement)) return undefined;
  const position = choices.findIndex(
    ({ id }) => event.target instanceof HTMLElement && id === event.target.dataset['choice'],
  );
  return choices[(position + step + choices.length) % choices.length];
}
