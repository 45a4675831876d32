import { Select } from 'antd';
import type { ReactNode } from 'react';

export type LabelledSelectProps<V extends string> = {
  readonly label: string;
  /** What stands there while nothing is chosen. */
  readonly placeholder: string;
  readonly value: V | undefined;
  readonly options: { readonly value: V; readonly label: string }[];
  readonly onChoose: (value: V | undefined) => void;
};

/** One choice of a filter, which can be taken back and searched by typing. */
export function LabelledSelect<V extends string>(props: LabelledSelectProps<V>): ReactNode {
  const { label, placeholder, value, options, onChoose } = props;
  return (
    <label className="scope-choice">
      <span>{label}</span>
      <Select<V>
        aria-label={label}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={placeholder}
        {...(value === undefined ? {} : { value })}
        options={options}
        onChange={(chosen: V | undefined) => onChoose(chosen)}
      />
    </label>
  );
}
