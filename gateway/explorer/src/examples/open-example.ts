import { type SlicesWithActions, useGraphiQL } from '@graphiql/react';
import { openInNewTab, type TabEditors } from '../editor/open-in-new-tab';
import type { ExampleOperation } from '../settings';

interface Editors extends TabEditors, Pick<SlicesWithActions, 'tabs' | 'activeTabIndex'> {}

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

function findTab({ tabs }: Editors, example: ExampleOperation): number {
  return tabs.findIndex(
    (tab) => (tab.query ?? '') === example.query && (tab.variables ?? '') === example.variables,
  );
}
