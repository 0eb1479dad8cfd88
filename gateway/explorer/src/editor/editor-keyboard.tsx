import { type MonacoEditor, useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';
import { type Texts, useTexts } from '../shell/texts';

/** `monaco.KeyCode.Escape`, spelled out because Monaco is loaded after this module. */
const ESCAPE = 9;

/** Escape first closes what the editor has open; only a bare Escape leaves it. */
const NOTHING_TO_CLOSE = [
  'editorTextFocus',
  '!suggestWidgetVisible',
  '!parameterHintsVisible',
  '!findWidgetVisible',
  '!renameInputVisible',
  '!editorHasSelection',
  '!editorHasMultipleSelections',
  '!inSnippetMode',
  '!markersNavigationVisible',
].join(' && ');

/**
 * Keeps the editors from being a keyboard trap (WCAG 2.1.2): in Monaco the Tab key indents, so
 * Escape gives the focus to the frame around the editor, from where Tab goes on through the page.
 */
export function EditorKeyboard(): null {
  const { operation, variables, headers, result } = useGraphiQL((state) => ({
    operation: state.queryEditor,
    variables: state.variableEditor,
    headers: state.headerEditor,
    result: state.responseEditor,
  }));
  useEscape(operation, 'operation');
  useEscape(variables, 'variables');
  useEscape(headers, 'headers');
  useEscape(result, 'result');
  return null;
}

function useEscape(editor: MonacoEditor | undefined, name: keyof Texts['editors']): void {
  const texts = useTexts();
  useEffect(() => {
    if (editor === undefined) return undefined;
    editor.updateOptions({ ariaLabel: texts.editors[name] });
    const action = editor.addAction({
      id: 'explorer-leave-editor',
      label: texts.leaveEditor,
      keybindings: [ESCAPE],
      keybindingContext: NOTHING_TO_CLOSE,
      run: () => editor.getContainerDomNode().focus(),
    });
    return () => action.dispose();
  }, [editor, name, texts]);
}
