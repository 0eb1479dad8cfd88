import 'graphiql/setup-workers/vite';
import './graphiql-styles';
import './shell/panel.css';
import './workspace.css';
import type { GraphiQLPlugin } from '@graphiql/react';
import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import {
  type ComponentType,
  type PropsWithChildren,
  type ReactElement,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { browserStorage, type KeyValueStore } from './browser-storage';
import { BuilderIcon } from './builder/builder-icon';
import { BuilderPanel } from './builder/builder-panel';
import { CodeIcon } from './code/code-icon';
import { CodePanel } from './code/code-panel';
import { ActiveTabInView } from './editor/active-tab-in-view';
import { EditorColours } from './editor/editor-colours';
import { EditorKeyboard } from './editor/editor-keyboard';
import { isForEverybody } from './examples/example-groups';
import { ExamplesIcon } from './examples/examples-icon';
import { ExamplesContext, ExamplesPanel } from './examples/examples-panel';
import { fetchWhatIsWritten } from './graph/fetch-what-is-written';
import { GraphAddressContext } from './graph/graph-address';
import { readableFetch } from './graph/readable-fetch';
import { IdentityContext, withIdentity } from './identity/identity';
import { PlanIcon } from './plan/plan-icon';
import { PlanPanel } from './plan/plan-panel';
import { PlacesContext } from './results/map/places';
import { ResultBar } from './results/result-bar';
import { OpenedFromLink } from './saved/opened-from-link';
import { SavedIcon } from './saved/saved-icon';
import { SavedPanel } from './saved/saved-panel';
import { StorageContext } from './saved/use-saved-queries';
import type { ExplorerSettings } from './settings';
import { type Texts, useTexts } from './shell/texts';
import type { Theme } from './shell/theme';
import { findStoredTab, type TabContents } from './stored-tab';

const EMPTY_TAB: TabContents = { query: '', variables: '' };

interface WorkspaceProps {
  readonly settings: ExplorerSettings;
  readonly theme: Theme;
}

/** GraphiQL with the worked examples: as tabs on a first visit, as a panel ever after. */
export function Workspace({ settings, theme }: WorkspaceProps): ReactElement {
  const [start] = useState(() => startOf(settings));
  const panels = usePanels(settings, start.isFirstVisit);
  const fetcher = useFetcherAs(start.fetcher);
  return (
    <WorkspaceContexts settings={settings} address={start.address} storage={start.storage}>
      {/* GraphiQL speaks English only; what is ours inside it says its own language. */}
      <div className="workspace" lang="en">
        <GraphiQL
          fetcher={fetcher}
          storage={start.storage}
          defaultTabs={start.defaultTabs}
          initialQuery={start.query}
          initialVariables={start.variables}
          defaultEditorToolsVisibility="variables"
          forcedTheme={theme}
          // Request headers carry access tokens; they stay out of the browser's storage.
          showPersistHeadersSettings={false}
          inputValueDeprecation
          schemaDescription
          {...panels}
        >
          <GraphiQL.Logo>
            <span />
          </GraphiQL.Logo>
          <GraphiQL.Footer>
            <ResultBar />
          </GraphiQL.Footer>
          <ActiveTabInView />
          <EditorColours />
          <EditorKeyboard />
          <OpenedFromLink />
        </GraphiQL>
      </div>
    </WorkspaceContexts>
  );
}

interface WorkspaceContextsProps extends PropsWithChildren {
  readonly settings: ExplorerSettings;
  readonly address: string;
  readonly storage: KeyValueStore;
}

/** What the panels need; GraphiQL gives them no props. */
function WorkspaceContexts(props: WorkspaceContextsProps): ReactElement {
  return (
    <GraphAddressContext value={props.address}>
      <PlacesContext value={props.settings.places}>
        <StorageContext value={props.storage}>
          <ExamplesContext value={props.settings}>{props.children}</ExamplesContext>
        </StorageContext>
      </PlacesContext>
    </GraphAddressContext>
  );
}

/** The fetcher, with the reader's identity of the moment; the same object, as a new one would read the schema again. */
function useFetcherAs(fetcher: Fetcher): Fetcher {
  const identity = useContext(IdentityContext);
  const current = useRef(identity);
  useEffect(() => {
    current.current = identity;
  }, [identity]);
  return useMemo(
    (): Fetcher => (params, options) =>
      fetcher(params, {
        ...options,
        headers: withIdentity(current.current, options?.headers ?? {}),
      }),
    [fetcher],
  );
}

/** What GraphiQL opens with; read once, because it does not look at these again. */
function startOf(settings: ExplorerSettings) {
  const storage = browserStorage(settings.title);
  const storedTab = findStoredTab(storage);
  const exampleTabs = settings.operations
    .filter(isForEverybody)
    .map(({ query, variables }) => ({ query, variables }));
  const [firstExample = EMPTY_TAB] = exampleTabs;
  const { query, variables } = storedTab ?? firstExample;
  const address = new URL(settings.graphqlPath, document.baseURI).href;
  return {
    storage,
    query,
    variables,
    isFirstVisit: storedTab === null,
    defaultTabs: exampleTabs.length === 0 ? [EMPTY_TAB] : exampleTabs,
    address,
    fetcher: fetchWhatIsWritten(
      createGraphiQLFetcher({
        url: address,
        fetch: readableFetch,
        // Headers of the tab go along, an access token among them.
        subscriptionUrl: address.replace(/^http/, 'ws'),
      }),
    ),
  };
}

function pluginsIn(texts: Texts, { queryPlans }: ExplorerSettings): GraphiQLPlugin[] {
  const plan = { title: texts.plan.title, icon: PlanIcon, content: PlanPanel };
  return [
    { title: texts.examples, icon: ExamplesIcon, content: ExamplesPanel },
    { title: texts.saved.title, icon: SavedIcon, content: SavedPanel },
    { title: texts.builder, icon: BuilderIcon, content: BuilderPanel },
    { title: texts.code.title, icon: CodeIcon, content: CodePanel },
    ...(queryPlans ? [plan] : []),
    HISTORY_PLUGIN,
  ];
}

/**
 * The side panels, named in the reader's language. A plugin is known to GraphiQL by its object, so
 * a change of language replaces the objects; the panel that was open is opened again by content.
 */
function usePanels(settings: ExplorerSettings, isFirstVisit: boolean) {
  const texts = useTexts();
  const openContent = useRef<ComponentType | null>(isFirstVisit ? ExamplesPanel : null);
  return useMemo(() => {
    const plugins = pluginsIn(texts, settings);
    const open = plugins.find((plugin) => plugin.content === openContent.current);
    return {
      plugins,
      ...(open === undefined ? {} : { visiblePlugin: open }),
      onTogglePluginVisibility(plugin: GraphiQLPlugin | null) {
        openContent.current = plugin?.content ?? null;
      },
    };
  }, [texts, settings]);
}
