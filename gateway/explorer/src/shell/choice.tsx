import type { ReactElement } from 'react';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  /** More about what is chosen. */
  readonly hint?: string;
}

/** A labelled native list: the one control that every assistive technology knows. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactElement {
  const { label, value, options, onChange } = props;
  const choose = (chosen: string): void => {
    const option = options.find((option) => option.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <label className="shell-choice">
      <span>{label}</span>
      <select
        title={props.hint}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
