import type { ReactElement } from 'react';
import { messageOf } from '../graph/message-of';
import { saveFile } from '../save-file';
import { useTexts } from '../shell/texts';
import type { SavedSet } from './saved-set';
import { parseSavedSet, savedSetText } from './saved-set-text';

interface SavedFilesProps {
  readonly set: SavedSet;
  readonly onImport: (brought: SavedSet) => void;
  readonly onRefuse: (reason: string) => void;
}

/** All saved queries as a file, and back. */
export function SavedFiles({ set, onImport, onRefuse }: SavedFilesProps): ReactElement {
  const { saved: texts } = useTexts();
  const read = async (file: File | undefined): Promise<void> => {
    try {
      if (file !== undefined) onImport(parseSavedSet(await file.text()));
    } catch (error) {
      onRefuse(messageOf(error));
    }
  };
  return (
    <div className="saved-files">
      <button
        type="button"
        disabled={set.length === 0}
        onClick={() =>
          saveFile(new Blob([savedSetText(set)], { type: 'application/json' }), 'queries.json')
        }
      >
        {texts.exportAll}
      </button>
      <label>
        {texts.importFile}
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]);
            // The same file may be chosen again.
            currentTarget.value = '';
          }}
        />
      </label>
    </div>
  );
}
