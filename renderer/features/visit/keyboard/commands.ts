/** What a key asks for, wherever the focus is. */
export type Command =
  | { readonly kind: 'item'; readonly by: 1 | -1 }
  | { readonly kind: 'pane'; readonly by: 1 | -1 }
  | { readonly kind: 'section'; readonly index: number }
  | {
      readonly kind:
        | 'search'
        | 'save'
        | 'next-question'
        | 'next-gap'
        | 'toggle-face'
        | 'note'
        | 'comment'
        | 'comments'
        | 'evidence'
        | 'all-evidence'
        | 'complete'
        | 'documents'
        | 'confirm'
        | 'confirm-section'
        | 'help'
        | 'item-help'
        | 'undo'
        | 'redo'
        | 'back'
        | 'close';
    };

export type Keystroke = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>;

/** What somebody has not switched off: letters that answer and confirm, Enter that goes on to the next item. */
export type KeyChoices = { readonly letters: boolean; readonly enterGoesOn: boolean };

export const allKeys: KeyChoices = { letters: true, enterGoesOn: true };

/** Where the focus is: in a text (`edited`: changed since it got there), a note, an answer or anything else. */
export type Place = 'text' | 'edited-text' | 'note' | 'answer' | 'elsewhere';

/** A key that belongs to an input method: it chooses characters, whatever else it might mean. */
export function isComposing(keystroke: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  // Chromium reports 229 for every key that the input method took, also for the Enter that ends a composition.
  return keystroke.isComposing || keystroke.keyCode === 229;
}

/** The command of a key at a place, if it has one there. */
export function findCommand(keystroke: Keystroke, place: Place, keys: KeyChoices = allKeys): Command | undefined {
  if (isComposing(keystroke)) return undefined;
  if (keystroke.altKey) return keystroke.key === 'ArrowLeft' ? { kind: 'back' } : undefined;
  if (keystroke.ctrlKey || keystroke.metaKey) return findControlled(keystroke, place);
  return isSwitchedOff(keystroke, keys) ? undefined : findPlain(keystroke, place);
}

function isSwitchedOff({ key }: Keystroke, { letters, enterGoesOn }: KeyChoices): boolean {
  return key === 'Enter' ? !enterGoesOn : !letters && /^[a-z]$/i.test(key.normalize('NFKC'));
}

type SimpleKind = Exclude<Command['kind'], 'item' | 'pane' | 'section'>;

/** With Ctrl (Command on macOS): alone, and with Shift. */
const controlled: Readonly<Record<string, { readonly alone: SimpleKind; readonly shifted?: SimpleKind }>> = {
  f: { alone: 'search' },
  s: { alone: 'save' },
  e: { alone: 'toggle-face' },
  j: { alone: 'next-question', shifted: 'next-gap' },
  z: { alone: 'undo', shifted: 'redo' },
  y: { alone: 'redo' },
  enter: { alone: 'confirm', shifted: 'confirm-section' },
};

function findControlled(keystroke: Keystroke, place: Place): Command | undefined {
  const digit = /^(?:Digit|Numpad)([1-8])$/.exec(keystroke.code)?.[1];
  if (digit !== undefined && !keystroke.shiftKey) return { kind: 'section', index: Number(digit) - 1 };
  const entry = controlled[keystroke.key.toLowerCase()];
  const kind = keystroke.shiftKey ? entry?.shifted : entry?.alone;
  if (kind === undefined) return undefined;
  // While a text is being changed, undo and redo are about that text.
  const isOfText = (kind === 'undo' || kind === 'redo') && (place === 'edited-text' || place === 'note');
  return isOfText ? undefined : { kind };
}

function findPlain(keystroke: Keystroke, place: Place): Command | undefined {
  switch (keystroke.key) {
    case 'F1':
      return { kind: place === 'elsewhere' ? 'help' : 'item-help' };
    case 'F6':
      return { kind: 'pane', by: keystroke.shiftKey ? -1 : 1 };
    case '?':
    case '？':
      return place === 'answer' || place === 'elsewhere' ? { kind: 'help' } : undefined;
    default:
      return findFunctionKey(keystroke) ?? findInItem(keystroke, place);
  }
}

/** Keys that mean the same wherever the focus is: alone, and with Shift where that differs. */
const functionKeys: Readonly<Record<string, { readonly alone: SimpleKind; readonly shifted?: SimpleKind }>> = {
  F2: { alone: 'note', shifted: 'comment' },
  F4: { alone: 'evidence', shifted: 'all-evidence' },
  F7: { alone: 'comments' },
  F8: { alone: 'complete' },
  F9: { alone: 'documents' },
  Escape: { alone: 'close' },
};

function findFunctionKey({ key, shiftKey }: Keystroke): Command | undefined {
  const entry = functionKeys[key];
  if (entry === undefined) return undefined;
  return { kind: shiftKey ? (entry.shifted ?? entry.alone) : entry.alone };
}

function findInItem(keystroke: Keystroke, place: Place): Command | undefined {
  if (place === 'note' || place === 'elsewhere') return undefined;
  const isLetter = keystroke.key.normalize('NFKC').toLowerCase() === 'c';
  return place === 'answer' && isLetter ? { kind: 'confirm' } : findMove(keystroke);
}

function findMove(keystroke: Keystroke): Command | undefined {
  if (keystroke.key === 'Enter') return { kind: 'item', by: keystroke.shiftKey ? -1 : 1 };
  if (keystroke.shiftKey) return undefined;
  if (keystroke.key === 'ArrowDown') return { kind: 'item', by: 1 };
  return keystroke.key === 'ArrowUp' ? { kind: 'item', by: -1 } : undefined;
}
