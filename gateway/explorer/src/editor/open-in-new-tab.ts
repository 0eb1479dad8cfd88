import { type MonacoEditor, type SlicesWithActions, useGraphiQL } from '@graphiql/react';
import type { TabContents } from '../stored-tab';

/** What fills a new tab. */
export interface TabEditors extends Pick<SlicesWithActions, 'actions'> {
  readonly queryEditor: MonacoEditor | undefined;
  readonly variableEditor: MonacoEditor | undefined;
}

/** Opens a tab with these contents; nothing is run. */
export function openInNewTab(editors: TabEditors, { query, variables }: TabContents): void {
  editors.actions.addTab();
  editors.queryEditor?.setValue(query);
  editors.variableEditor?.setValue(variables);
  // GraphiQL copies the editors into the tab a moment later; said now, so that a reader who goes
  // straight to another tab does not find this one empty on his return.
  editors.actions.updateActiveTabValues({ query, variables });
}

/** How to open a tab; null until the editors are there. */
export function useNewTab(): ((contents: TabContents) => void) | null {
  const editors = useGraphiQL(({ actions, queryEditor, variableEditor }) => ({
    actions,
    queryEditor,
    variableEditor,
  }));
  return editors.queryEditor === undefined || editors.variableEditor === undefined
    ? null
    : (contents) => openInNewTab(editors, contents);
}
