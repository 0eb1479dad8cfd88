import { useContext, useEffect, useRef, useState } from 'react';
import { GraphAddressContext } from '../graph/graph-address';
import { messageOf } from '../graph/message-of';
import { type EditedOperation, useEditedOperation } from '../graph/use-edited-operation';
import { askPlan } from './ask-plan';
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
  const { isReady, query: edited, read } = useEditedOperation();
  const [state, setState] = useState<PlanState>({ phase: 'nothing' });
  const asking = useRef<AbortController>(null);
  const plan = (): void => {
    asking.current?.abort();
    const { signal } = (asking.current = new AbortController());
    const show = (next: PlanState): void => {
      if (!signal.aborted) setState(next);
    };
    show({ phase: 'asking' });
    ask(address, read, signal).then(show, (reason: unknown) =>
      show({ phase: 'failed', reason: messageOf(reason) }),
    );
  };
  useEffect(() => {
    // Once, when the editor is there.
    if (isReady) plan();
    return () => asking.current?.abort();
  }, [isReady]);
  return {
    state,
    isStale: state.phase === 'planned' && state.query !== edited,
    plan,
  };
}

/** Asynchronous also in what it refuses: variables and headers that are not JSON. */
async function ask(
  address: string,
  read: () => EditedOperation,
  signal: AbortSignal,
): Promise<PlanState> {
  const { operation, headers } = read();
  const { query } = operation;
  return query.trim() === ''
    ? { phase: 'nothing' }
    : { phase: 'planned', answer: await askPlan(address, { operation, headers, signal }), query };
}
