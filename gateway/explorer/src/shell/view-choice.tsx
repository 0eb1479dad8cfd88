import type { ReactElement } from 'react';

interface ViewChoiceProps<View extends string> {
  /** What the group of buttons is for. */
  readonly label: string;
  readonly views: readonly { readonly name: View; readonly text: string }[];
  readonly view: View;
  readonly onChange: (view: View) => void;
}

/** Buttons of which one is pressed. */
export function ViewChoice<View extends string>(props: ViewChoiceProps<View>): ReactElement {
  const { label, views, view, onChange } = props;
  return (
    <div role="group" aria-label={label}>
      {views.map(({ name, text }) => (
        <button
          type="button"
          key={name}
          aria-pressed={name === view}
          onClick={() => onChange(name)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
