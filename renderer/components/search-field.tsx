import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import { isComposing } from './composition.ts';

export type SearchFieldProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
  /** ↓ or Enter: on to the results. */
  readonly onLeave?: () => void;
  readonly inputRef?: Ref<InputRef>;
};

/** Long enough not to ask for every key of a fast typist, short enough to look immediate. */
const pauseMilliseconds = 120;

/**
 * A search field with results as one types. Letters that an input method has not yet turned into characters are
 * shown but not searched for, and the Enter that ends a composition does nothing else.
 */
export function SearchField(props: SearchFieldProps): ReactNode {
  const { label, placeholder, onSearch, onLeave, inputRef } = props;
  const typing = useTyping(props.value, onSearch);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event)) return;
    if (event.key === 'Escape' && typing.text !== '') {
      event.preventDefault();
      typing.finish('');
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      typing.finish(typing.text);
      onLeave?.();
    }
  };
  return (
    <Input
      {...(inputRef === undefined ? {} : { ref: inputRef })}
      className="search-field"
      type="search"
      aria-label={label}
      placeholder={placeholder}
      allowClear
      maxLength={100}
      value={typing.text}
      onChange={(event) => typing.change(event.target.value)}
      onCompositionStart={typing.startComposing}
      onCompositionEnd={(event) => typing.finish(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

type Typing = {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly startComposing: () => void;
  /** Searches at once. */
  readonly finish: (text: string) => void;
};

function useTyping(value: string, onSearch: (text: string) => void): Typing {
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(value);
  useEffect(() => {
    // Only what came from elsewhere: the echo of an own search must not overwrite what was typed since.
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (next: string): void => {
    clearTimeout(timer.current);
    if (next === sent.current) return;
    sent.current = next;
    onSearch(next);
  };
  return {
    text,
    change: (next) => {
      setText(next);
      clearTimeout(timer.current);
      if (!composing.current) timer.current = setTimeout(() => search(next), pauseMilliseconds);
    },
    startComposing: () => {
      composing.current = true;
    },
    finish: (next) => {
      composing.current = false;
      setText(next);
      search(next);
    },
  };
}
