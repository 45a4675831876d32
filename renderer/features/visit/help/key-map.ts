import type { MessageKey } from '#renderer/i18n/messages.ts';

export type KeyMeaning = { readonly keys: readonly string[]; readonly meaning: MessageKey };

/** Every key of the screen of a visit, as the help shows it. */
export const keyMap: readonly KeyMeaning[] = [
  { keys: ['↓', 'Enter'], meaning: 'visitHelp.keyNext' },
  { keys: ['↑', 'Shift+Enter'], meaning: 'visitHelp.keyPrevious' },
  { keys: ['1 … 9'], meaning: 'visitHelp.keyDigits' },
  { keys: ['Y', 'N', 'U', 'A', 'R'], meaning: 'visitHelp.keyLetters' },
  { keys: ['-'], meaning: 'visitHelp.keyNone' },
  { keys: ['0', 'Delete'], meaning: 'visitHelp.keyClear' },
  { keys: ['C', 'Ctrl+Enter'], meaning: 'visitHelp.keyConfirm' },
  { keys: ['Ctrl+Shift+Enter'], meaning: 'visitHelp.keyConfirmSection' },
  { keys: ['←', '→'], meaning: 'visitHelp.keyArrows' },
  { keys: ['Ctrl+J'], meaning: 'visitHelp.keyNextQuestion' },
  { keys: ['Ctrl+Shift+J'], meaning: 'visitHelp.keyNextGap' },
  { keys: ['Ctrl+1 … 8'], meaning: 'visitHelp.keySections' },
  { keys: ['Ctrl+E'], meaning: 'visitHelp.keyFace' },
  { keys: ['Ctrl+F'], meaning: 'visitHelp.keySearch' },
  { keys: ['F2'], meaning: 'visitHelp.keyNote' },
  { keys: ['Shift+F2'], meaning: 'review.keyComment' },
  { keys: ['F7'], meaning: 'review.keyComments' },
  { keys: ['F4'], meaning: 'evidence.keyAdd' },
  { keys: ['Shift+F4'], meaning: 'evidence.keyAll' },
  { keys: ['F1'], meaning: 'visitHelp.keyItemHelp' },
  { keys: ['?'], meaning: 'visitHelp.keyHelp' },
  { keys: ['F6', 'Shift+F6'], meaning: 'visitHelp.keyPanes' },
  { keys: ['Ctrl+Z'], meaning: 'visitHelp.keyUndo' },
  { keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], meaning: 'visitHelp.keyRedo' },
  { keys: ['F8'], meaning: 'visitHelp.keyComplete' },
  { keys: ['F9'], meaning: 'visitHelp.keyDocuments' },
  { keys: ['Ctrl+S'], meaning: 'visitHelp.keySave' },
  { keys: ['Alt+←'], meaning: 'visitHelp.keyBack' },
  { keys: ['Esc'], meaning: 'visitHelp.keyClose' },
];
