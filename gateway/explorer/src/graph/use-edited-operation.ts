import { type MonacoEditor, parseJSONC, useGraphiQL } from '@graphiql/react';
import { useContext } from 'react';
import { IdentityContext, withIdentity } from '../identity/identity';
import { type AskedOperation, askedOperation } from './asked-operation';

/** What the reader has in the editors. The headers are those that GraphiQL sends, his identity among them. */
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
  const identity = useContext(IdentityContext);
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
      headers: withIdentity(identity, parseJSONC(textOf(headerEditor)) ?? {}),
    }),
  };
}

function textOf(editor: MonacoEditor | undefined): string {
  return editor?.getValue() ?? '';
}
