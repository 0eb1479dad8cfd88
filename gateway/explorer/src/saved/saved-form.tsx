import { type ReactElement, useId, useState } from 'react';
import { useTexts } from '../shell/texts';
import { LONGEST_NAME } from './saved-query';

/** How a saved query is called, and where it is. */
export interface Naming {
  readonly name: string;
  readonly folder: string;
}

interface SavedFormProps {
  readonly label: string;
  readonly initial: Naming;
  readonly folders: readonly string[];
  readonly onSave: (naming: Naming) => void;
  /** Omitted: the form stays. */
  readonly onCancel?: () => void;
}

/** Name and folder of a query. A folder is there as long as something is in it. */
export function SavedForm(props: SavedFormProps): ReactElement {
  const { saved: texts } = useTexts();
  const [{ name, folder }, setNaming] = useState(props.initial);
  const list = useId();
  return (
    <form
      className="saved-form"
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') props.onSave({ name: name.trim(), folder: folder.trim() });
      }}
    >
      <label>
        {texts.name}
        <input
          required
          maxLength={LONGEST_NAME}
          value={name}
          onChange={({ currentTarget: { value } }) => setNaming({ name: value, folder })}
        />
      </label>
      <label>
        {texts.folder}
        <input
          maxLength={LONGEST_NAME}
          list={list}
          value={folder}
          onChange={({ currentTarget: { value } }) => setNaming({ name, folder: value })}
        />
      </label>
      <datalist id={list}>
        {props.folders.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <button type="submit">{texts.save}</button>
      {props.onCancel !== undefined && (
        <button type="button" onClick={props.onCancel}>
          {texts.cancel}
        </button>
      )}
    </form>
  );
}
