import { type MonacoEditor, parseJSONC, useGraphiQL } from '@graphiql/react';
import { useContext, useEffect, useRef, useState } from 'react';
import { askPlan, GraphAddressContext } from './ask-plan';
import { askedOperation } from './asked-operation';
import type { PlanAnswer } from './plan';

export type PlanState =
  | { readonly phase: 'nothing' }
  | { readonly phase: 'asking' }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'planned'; readonly answer: PlanAnswer; readonly query: string };

interface PlanControl {
  readonly state: PlanState;
  /** The operation is no longer the one that was planned. */
  readonly isStale: boolean;
  readonly plan: () => void;
}

/** The plan of the operation in the editor: made when the panel opens, and again when asked. */
export function usePlan(): PlanControl {
  const address = useContext(GraphAddressContext);
  const editors = useGraphiQL(
    ({ queryEditor, variableEditor, headerEditor, operationName, tabs, activeTabIndex }) => ({
      queryEditor,
      variableEditor,
      headerEditor,
      operationName,
      current: tabs[activeTabIndex]?.query ?? '',
    }),
  );
  const [state, setState] = useState<PlanState>({ phase: 'nothing' });
  const asking = useRef<AbortController>(null);
  const plan = (): void => {
    asking.current?.abort();
    const { signal } = (asking.current = new AbortController());
    const query = textOf(editors.queryEditor);
    if (query.trim() === '') {
      setState({ phase: 'nothing' });
      return;
    }
    const show = (next: PlanState): void => {
      if (!signal.aborted) setState(next);
    };
    show({ phase: 'asking' });
    ask(address, { ...editors, query, signal }).then(
      (answer) => show({ phase: 'planned', answer, query }),
      (reason: unknown) => show({ phase: 'failed', reason: messageOf(reason) }),
    );
  };
  const isReady = editors.queryEditor !== undefined;
  useEffect(() => {
    // Once, when the editor is there.
    if (isReady) plan();
    return () => asking.current?.abort();
  }, [isReady]);
  return {
    state,
    isStale: state.phase === 'planned' && state.query !== editors.current,
    plan,
  };
}

interface Asked {
  readonly variableEditor: MonacoEditor | undefined;
  readonly headerEditor: MonacoEditor | undefined;
  readonly operationName: string | undefined;
  readonly query: string;
  readonly signal: AbortSignal;
}

/** Asynchronous also in what it refuses: variables and headers that are not JSON. */
async function ask(
  address: string,
  { variableEditor, headerEditor, operationName, query, signal }: Asked,
): Promise<PlanAnswer> {
  const variables = parseJSONC(textOf(variableEditor)) ?? {};
  const headers = parseJSONC(textOf(headerEditor)) ?? {};
  const operation = askedOperation(query, variables, operationName);
  return askPlan(address, { operation, headers, signal });
}

function textOf(editor: MonacoEditor | undefined): string {
  return editor?.getValue() ?? '';
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
