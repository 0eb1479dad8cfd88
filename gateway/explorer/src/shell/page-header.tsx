import type { ReactElement, ReactNode } from 'react';
import type { Names } from '../settings';
import { Choice } from './choice';
import type { Preferences } from './preferences';
import { useTexts } from './texts';
import { THEMES } from './theme';

const LANGUAGE_OPTIONS = [
  { value: 'fr', label: 'Français' },
  { value: 'en', label: 'English' },
] as const;

interface PageHeaderProps {
  readonly title: string;
  /** Null: there is none to lead to. */
  readonly documentation: Names | null;
  readonly preferences: Preferences;
  /** Other choices. */
  readonly children?: ReactNode;
}

/** The product's name, the way to its documentation, and the reader's two choices. */
export function PageHeader({
  title,
  documentation,
  preferences,
  children,
}: PageHeaderProps): ReactElement {
  const texts = useTexts();
  return (
    <header className="shell-header">
      <img src="./favicon.svg" alt="" width="26" height="26" />
      <h1>{title}</h1>
      <p>{texts.subtitle}</p>
      {documentation && <a href={documentation[preferences.language]}>{texts.documentation}</a>}
      {children}
      <Choice
        label={texts.theme}
        value={preferences.theme}
        options={THEMES.map((theme) => ({ value: theme, label: texts.themes[theme] }))}
        onChange={preferences.setTheme}
      />
      <Choice
        label={texts.language}
        value={preferences.language}
        options={LANGUAGE_OPTIONS}
        onChange={preferences.setLanguage}
      />
    </header>
  );
}
