import { type CompositionEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { CodeNames, CodeOption } from './code-names.ts';
import { isComposing } from './composition.ts';

export type CodePickerInput = {
  /** The code; or, while nothing is chosen, what is typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly names: CodeNames | undefined;
};

export type CodePickerState = {
  readonly text: string;
  readonly options: readonly CodeOption[];
  /** Place in `options` that Enter would take. */
  readonly active: number;
  readonly isOpen: boolean;
  readonly type: (text: string) => void;
  readonly compose: {
    readonly onCompositionStart: () => void;
    readonly onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => void;
  };
  readonly press: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly choose: (option: CodeOption) => void;
  /** The field was left: a code shows its name again, anything else stays as typed. */
  readonly leave: () => void;
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Typing, ↑ ↓, Enter, Tab and Esc of a field that picks a code by its name. Nothing happens while an input method composes. */
export function useCodePicker({ value, onChange, names }: CodePickerInput): CodePickerState {
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const [isWanted, setWanted] = useState(false);
  const composing = useRef(false);
  const isWhole = typed !== undefined && names?.find(toCode(typed)) !== undefined;
  const options = isWanted && typed !== undefined && !isWhole ? (names?.search(typed) ?? []) : [];
  const isOpen = options.length > 0;
  const look = (text: string): void => {
    setTyped(text);
    setActive(0);
    setWanted(!composing.current);
    onChange(names?.find(toCode(text)) === undefined ? text : toCode(text));
  };
  const choose = (option: CodeOption): void => {
    setTyped(undefined);
    setWanted(false);
    onChange(option.code);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event) || !isOpen) return;
    const step = steps[event.key];
    const chosen = options[active];
    if (step !== undefined) {
      event.preventDefault();
      setActive((active + step + options.length) % options.length);
    } else if (event.key === 'Escape') {
      // The dialog stays open.
      event.stopPropagation();
      setWanted(false);
    } else if (chosen !== undefined && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) {
      if (event.key === 'Enter') event.preventDefault();
      choose(chosen);
    }
  };
  return {
    text: typed ?? describe(names, value),
    options,
    active,
    isOpen,
    type: look,
    compose: {
      onCompositionStart: () => {
        composing.current = true;
        setWanted(false);
      },
      onCompositionEnd: (event) => {
        composing.current = false;
        look(event.currentTarget.value);
      },
    },
    press,
    choose,
    leave: () => {
      setWanted(false);
      if (isWhole || typed === '') setTyped(undefined);
    },
  };
}

function describe(names: CodeNames | undefined, value: string): string {
  return names?.find(value)?.label ?? value;
}

function toCode(typed: string): string {
  return typed.normalize('NFKC').trim().toUpperCase();
}
