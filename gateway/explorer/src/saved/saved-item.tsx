import { type ReactElement, useState } from 'react';
import { useTexts } from '../shell/texts';
import { type Naming, SavedForm } from './saved-form';
import type { SavedQuery } from './saved-query';

interface SavedItemProps {
  readonly query: SavedQuery;
  readonly folders: readonly string[];
  readonly onOpen: (query: SavedQuery) => void;
  readonly onShare: (query: SavedQuery) => void;
  readonly onRename: (query: SavedQuery, naming: Naming) => void;
  readonly onForget: (query: SavedQuery) => void;
}

/** A saved query and what can be done with it. Its name is text, whatever is written in it. */
export function SavedItem({ query, folders, ...on }: SavedItemProps): ReactElement {
  const { saved: texts } = useTexts();
  const [isRenamed, setIsRenamed] = useState(false);
  const { name } = query;
  if (isRenamed) {
    return (
      <SavedForm
        label={texts.renameNamed(name)}
        initial={query}
        folders={folders}
        onSave={(naming) => {
          on.onRename(query, naming);
          setIsRenamed(false);
        }}
        onCancel={() => setIsRenamed(false)}
      />
    );
  }
  return (
    <>
      <button
        type="button"
        className="saved-open"
        aria-label={texts.open(name)}
        onClick={() => on.onOpen(query)}
      >
        {name}
      </button>
      <div className="saved-buttons">
        <button type="button" aria-label={texts.shareNamed(name)} onClick={() => on.onShare(query)}>
          {texts.share}
        </button>
        <button
          type="button"
          aria-label={texts.renameNamed(name)}
          onClick={() => setIsRenamed(true)}
        >
          {texts.rename}
        </button>
        <button
          type="button"
          aria-label={texts.forgetNamed(name)}
          onClick={() => on.onForget(query)}
        >
          {texts.forget}
        </button>
      </div>
    </>
  );
}
