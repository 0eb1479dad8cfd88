import { useState } from 'react';
import { browserStorage } from '../browser-storage';
import { chooseLanguage, type Language } from './language';
import { chooseTheme, type Theme } from './theme';

/** What the reader chose for himself; kept in his browser, for every graph explored there. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
}

const storage = browserStorage('preferences');

/** The reader's language and theme; a change is kept for the next visit. */
export function usePreferences(): Preferences {
  const [language, setLanguage] = useState(() =>
    chooseLanguage(storage.getItem('language'), navigator.language),
  );
  const [theme, setTheme] = useState(() => chooseTheme(storage.getItem('theme')));
  return {
    language,
    theme,
    setLanguage(chosen) {
      storage.setItem('language', chosen);
      setLanguage(chosen);
    },
    setTheme(chosen) {
      storage.setItem('theme', chosen);
      setTheme(chosen);
    },
  };
}
