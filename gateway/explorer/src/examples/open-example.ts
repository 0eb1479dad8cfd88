import { type MonacoEditor, type SlicesWithActions, useGraphiQL } from '@graphiql/react';
import type { ExampleOperation } from '../settings';

interface Editors extends Pick<SlicesWithActions, 'actions' | 'tabs' | 'activeTabIndex'> {
  readonly queryEditor: MonacoEditor | undefined;
  readonly variableEditor: MonacoEditor | undefined;
}

interface ExampleTabs {
  /** Goes to the tab that still holds the example as given, or opens one. */
  readonly open: (example: ExampleOperation) => void;
  readonly isActive: (example: ExampleOperation) => boolean;
}

/** The examples seen against the tabs that are open now. */
export function useExampleTabs(): ExampleTabs {
  const editors = useGraphiQL(({ actions, tabs, activeTabIndex, queryEditor, variableEditor }) => ({
    actions,
    tabs,
    activeTabIndex,
    queryEditor,
    variableEditor,
  }));
  return {
    open: (example) => openExample(editors, example),
    isActive: (example) => findTab(editors, example) === editors.activeTabIndex,
  };
}

function openExample(editors: Editors, example: ExampleOperation): void {
  const tabIndex = findTab(editors, example);
  if (tabIndex >= 0) editors.actions.changeTab(tabIndex);
  else openInNewTab(editors, example);
}

function openInNewTab(editors: Editors, { query, variables }: ExampleOperation): void {
  editors.actions.addTab();
  editors.queryEditor?.setValue(query);
  editors.variableEditor?.setValue(variables);
  // GraphiQL copies the editors into the tab a moment later; said now, so that a reader who goes
  // straight to another tab does not find this one empty on his return.
  editors.actions.updateActiveTabValues({ query, variables });
}

function findTab({ tabs }: Editors, example: ExampleOperation): number {
  return tabs.findIndex(
    (tab) => (tab.query ?? '') === example.query && (tab.variables ?? '') === example.variables,
  );
}
