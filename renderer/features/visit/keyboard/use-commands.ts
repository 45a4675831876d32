import { useEffect, useEffectEvent } from 'react';
import { findCommand } from './commands.ts';
import type { Command, KeyChoices } from './commands.ts';
import { toPlace } from './focus.ts';

/**
 * Hands the commands of keys to `run`, which says whether it took one; only then does the key do nothing else. Nothing
 * fires while an input method composes, nor for the Enter that comes with the end of a composition.
 */
export function useCommands(run: (command: Command) => boolean, keys: KeyChoices): void {
  const runLatest = useEffectEvent((event: KeyboardEvent): boolean => {
    const command = findCommand(event, toPlace(document.activeElement), keys);
    return command !== undefined && run(command);
  });
  useEffect(() => {
    let isComposed = false;
    const begin = (): void => {
      isComposed = true;
    };
    // Some input methods end the composition before the key itself arrives, in the same turn.
    const end = (): void => void setTimeout(() => (isComposed = false));
    const press = (event: KeyboardEvent): void => {
      if (isComposed || event.defaultPrevented || isInDialog(event.target)) return;
      if (runLatest(event)) event.preventDefault();
    };
    document.addEventListener('compositionstart', begin);
    document.addEventListener('compositionend', end);
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('compositionstart', begin);
      document.removeEventListener('compositionend', end);
      document.removeEventListener('keydown', press);
    };
  }, []);
}

/** What lies above the screen has the keys to itself. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}
