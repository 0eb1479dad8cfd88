import { createContext, useContext, useEffect, useState } from 'react';
import { type KeyValueStore, memoryStorage } from '../browser-storage';
import type { SavedSet } from './saved-set';
import { parseSavedSet, savedSetText } from './saved-set-text';

/** The part of the browser's storage that is for the graph being explored. */
export const StorageContext = createContext<KeyValueStore>(memoryStorage());

const KEY = 'saved-queries';

interface SavedQueries {
  readonly set: SavedSet;
  /** Makes a change to what is kept now. False when the browser keeps no more. */
  readonly change: (changed: (set: SavedSet) => SavedSet) => boolean;
}

/** What the reader keeps in this browser, also when another window changes it. */
export function useSavedQueries(): SavedQueries {
  const storage = useContext(StorageContext);
  const [set, setSet] = useState(() => keptIn(storage));
  useEffect(() => {
    const readAgain = (): void => setSet(keptIn(storage));
    addEventListener('storage', readAgain);
    return () => removeEventListener('storage', readAgain);
  }, [storage]);
  return {
    set,
    change(changed) {
      // Another window may have saved something since.
      const next = changed(keptIn(storage));
      try {
        storage.setItem(KEY, savedSetText(next));
      } catch {
        return false;
      }
      setSet(next);
      return true;
    },
  };
}

function keptIn(storage: KeyValueStore): SavedSet {
  try {
    return parseSavedSet(storage.getItem(KEY) ?? '');
  } catch {
    return [];
  }
}
