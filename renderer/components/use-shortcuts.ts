import { useEffect, useRef } from 'react';
import { isComposing } from './composition.ts';

/** What to do by key, e.g. `F1`, `Ctrl+F`, `Ctrl+Shift+N`, `?`. Ctrl stands for Command on macOS. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/**
 * Listens for keys wherever the focus is. Silent while an input method composes, and where something closer to the
 * focus has taken the key; a plain character is left to the text field it is typed into. While a dialog is open the
 * screen below it does nothing, so that no key takes away what is typed there.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  }, [shortcuts]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event) || isDialogOpen()) return;
      const run = latest.current[toKeyName(event)];
      if (run === undefined || (event.key.length === 1 && !hasModifier(event) && isTyping(event.target))) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function toKeyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (!hasModifier(event)) return key;
  return `Ctrl+${event.shiftKey ? 'Shift+' : ''}${key}`;
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null;
}
