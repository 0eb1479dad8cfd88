import { useMonaco } from '@graphiql/react';
import { useEffect } from 'react';
import { useColourScheme } from '../shell/colour-scheme';

/** GraphiQL's own theme names: the theme in use is painted again when it is defined again. */
const GRAPHIQL_THEMES = {
  light: 'graphiql-LIGHT',
  dark: 'graphiql-DARK',
} as const;

/** GraphiQL paints Monaco in its magenta; the page is blue (see workspace.css). */
const ACCENT = { light: '#1a56b8', dark: '#7db2ff' } as const;
const SURFACE = { light: '#ffffff', dark: '#171d2b' } as const;

function coloursOf(scheme: 'light' | 'dark') {
  const accent = ACCENT[scheme];
  const surface = SURFACE[scheme];
  return {
    'editor.background': '#ffffff00',
    'scrollbar.shadow': '#ffffff00',
    focusBorder: accent,
    'textLink.foreground': accent,
    'textLink.activeForeground': accent,
    'editorHoverWidget.background': surface,
    'editorWidget.background': surface,
    'editorSuggestWidget.background': surface,
    'editorSuggestWidget.selectedBackground': `${accent}26`,
    'editorSuggestWidget.highlightForeground': accent,
    'list.hoverBackground': `${accent}1a`,
    'list.highlightForeground': accent,
    'menu.background': surface,
    'menu.selectionBackground': `${accent}26`,
    'menu.selectionForeground': accent,
    'quickInput.background': surface,
    'quickInputList.focusBackground': `${accent}26`,
  };
}

/** Paints the code editors in the page's colours. */
export function EditorColours(): null {
  const monaco = useMonaco((state) => state.monaco);
  const scheme = useColourScheme();
  useEffect(() => {
    monaco?.editor.defineTheme(GRAPHIQL_THEMES.light, {
      base: 'vs',
      inherit: true,
      colors: coloursOf('light'),
      rules: [
        { token: 'keyword.gql', foreground: '#8a1c7c' },
        { token: 'argument.identifier.gql', foreground: '#4b48b0' },
        { token: 'comment', foreground: '#2d6a2d' },
        { token: 'number', foreground: '#066343' },
      ],
    });
    monaco?.editor.defineTheme(GRAPHIQL_THEMES.dark, {
      base: 'vs-dark',
      inherit: true,
      colors: coloursOf('dark'),
      rules: [
        { token: 'keyword.gql', foreground: '#f29bd4' },
        { token: 'argument.identifier.gql', foreground: '#a9a6ff' },
        { token: 'comment', foreground: '#86b372' },
      ],
    });
  }, [monaco]);
  // GraphiQL asks the operating system once; the rest of the page follows it.
  useEffect(() => monaco?.editor.setTheme(GRAPHIQL_THEMES[scheme]), [monaco, scheme]);
  return null;
}
