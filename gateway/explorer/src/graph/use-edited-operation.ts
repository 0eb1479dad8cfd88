import { type MonacoEditor, parseJSONC, useGraphiQL } from '@graphiql/react';
import { type AskedOperation, askedOperation } from './asked-operation';

/** What the reader has in the editors. */
export interface EditedOperation {
  readonly operation: AskedOperation;
  readonly headers: Readonly<Record<string, unknown>>;
}

interface Editing {
  /** Whether the editors are there. */
  readonly isReady: boolean;
  /** The text that is being edited. */
  readonly query: string;
  /** Throws when variables or headers are not JSON. */
  readonly read: () => EditedOperation;
}

/** The operation in the editors, with its variables and headers. */
export function useEditedOperation(): Editing {
  const editors = useGraphiQL(
    ({ queryEditor, variableEditor, headerEditor, operationName, tabs, activeTabIndex }) => ({
      queryEditor,
      variableEditor,
      headerEditor,
      operationName,
      query: tabs[activeTabIndex]?.query ?? '',
    }),
  );
  const { queryEditor, variableEditor, headerEditor, operationName, query } = editors;
  return {
    isReady: queryEditor !== undefined,
    query,
    read: () => ({
      operation: askedOperation(
        textOf(queryEditor),
        parseJSONC(textOf(variableEditor)) ?? {},
        operationName,
      ),
      headers: parseJSONC(textOf(headerEditor)) ?? {},
    }),
  };
}

function textOf(editor: MonacoEditor | undefined): string {
  return editor?.getValue() ?? '';
}
