import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { CodeOption } from './code-names.ts';
import type { FieldControl } from './field.tsx';
import { type CodePickerInput, useCodePicker } from './use-code-picker.ts';
import './code-picker.css';

export type CodePickerProps = CodePickerInput & {
  readonly control: FieldControl;
  readonly onBlur?: () => void;
};

/** A field that finds a code by name, pinyin or its beginning, and shows the name of the one chosen. */
export function CodePicker({ control, onBlur, ...input }: CodePickerProps): ReactNode {
  const { text, options, active, isOpen, type, compose, press, choose, leave } = useCodePicker(input);
  const listId = `${control.id}-list`;
  return (
    <div className="code-picker">
      <Input
        {...control}
        {...compose}
        // A select of the browser's own does not search by pinyin.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        {...(isOpen ? { 'aria-activedescendant': toOptionId(listId, active) } : {})}
        autoComplete="off"
        maxLength={200}
        value={text}
        onChange={(event) => type(event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={press}
        onBlur={() => {
          leave();
          onBlur?.();
        }}
      />
      {isOpen && <Options id={listId} options={options} active={active} onChoose={choose} />}
    </div>
  );
}

type OptionsProps = {
  readonly id: string;
  readonly options: readonly CodeOption[];
  readonly active: number;
  readonly onChoose: (option: CodeOption) => void;
};

function Options({ id, options, active, onChoose }: OptionsProps): ReactNode {
  const { t } = useText();
  return (
    // A list of the browser's own cannot be filled while one types; the focus stays in the field, keys are handled there.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role
    <ul id={id} className="code-options" role="listbox">
      {options.map((option, index) => (
        // See the list: an option of it is no element that takes the focus.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <li
          key={option.code}
          {...(index === active ? { ref: showInList } : {})}
          id={toOptionId(id, index)}
          // See the list.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role
          role="option"
          aria-selected={index === active}
          // The field keeps the focus: leaving it would close the list before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          <span>{option.label}</span>
          <span className="soft tabular">
            {option.code}
            {option.isFormer && ` ${t('common.formerCode')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Called with the marked option whenever it is another one. */
function showInList(option: HTMLLIElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}

function toOptionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
