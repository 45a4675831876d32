import type { KeyChoices, Keystroke } from './commands.ts';
import { allKeys, isComposing } from './commands.ts';

/** One way to answer, as it stands in the row: an option by its id, or `state:` and a state. */
export type Choice = { readonly id: string; readonly kind: 'value' | 'state' | 'not_asked' };

const letters: Readonly<Record<string, string>> = {
  y: 'yes',
  n: 'no',
  u: 'state:unknown',
  r: 'state:refused',
  a: 'state:not_applicable',
  '-': 'state:none',
  '0': 'state:not_asked',
  delete: 'state:not_asked',
  backspace: 'state:not_asked',
};

/**
 * The choice that a key stands for in a row of answers: digits count the values (after yes and no, 3 is "don't know" and
 * 4 "not applicable"), letters name answers unless they are switched off. Undefined for every other key.
 */
export function findChoice(
  keystroke: Keystroke,
  choices: readonly Choice[],
  { letters: hasLetters }: Pick<KeyChoices, 'letters'> = allKeys,
): Choice | undefined {
  if (isComposing(keystroke) || keystroke.ctrlKey || keystroke.metaKey || keystroke.altKey) return undefined;
  const key = keystroke.key.normalize('NFKC').toLowerCase();
  const values = choices.filter(({ kind }) => kind === 'value');
  if (/^[1-9]$/.test(key)) return values[Number(key) - 1] ?? findNumberedState(Number(key), choices);
  if (!hasLetters && /^[a-z]$/.test(key)) return undefined;
  const named = letters[key];
  return named === undefined ? undefined : choices.find(({ id }) => id === named);
}

function findNumberedState(digit: number, choices: readonly Choice[]): Choice | undefined {
  const isYesNo = choices.some(({ id, kind }) => kind === 'value' && id === 'yes');
  if (!isYesNo) return undefined;
  const state = ({ 3: 'state:unknown', 4: 'state:not_applicable' } as const)[digit];
  return choices.find(({ id }) => id === state);
}
