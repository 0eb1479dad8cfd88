import { useGraphiQL } from '@graphiql/react';
import { useContext, useEffect, useRef, useState } from 'react';
import { GraphAddressContext } from '../graph/graph-address';
import { messageOf } from '../graph/message-of';
import { postOperation } from '../graph/post-operation';
import { useEditedOperation } from '../graph/use-edited-operation';
import { followedConnection } from './pages/followed-connection';
import { type Ask, type WalkedPages, walkedPages } from './pages/walked-pages';
import type { Json } from './rows/json';

export type WalkState =
  | { readonly phase: 'not begun' }
  | {
      readonly phase: 'walking' | 'complete' | 'stopped';
      readonly items: number;
      readonly pages: number;
    }
  | { readonly phase: 'failed'; readonly items: number; readonly reason: string };

export interface AllPagesWalk {
  readonly state: WalkState;
  /** One answer with all pages so far; null when there is nothing beyond the answer in the editor. */
  readonly data: Json;
  /** Whether the list at this path is, or is within, a connection that has pages. */
  readonly canFollow: (path: readonly string[]) => boolean;
  readonly start: (path: readonly string[]) => void;
  readonly stop: () => void;
}

const NOT_BEGUN: WalkState = { phase: 'not begun' };

/** Follows the pages of the operation in the editor. What was fetched is forgotten when another answer comes. */
export function useAllPages(answer: Json): AllPagesWalk {
  const address = useContext(GraphAddressContext);
  const schema = useGraphiQL((state) => state.schema);
  const { read } = useEditedOperation();
  const [state, setState] = useState(NOT_BEGUN);
  const [data, setData] = useState<Json>(null);
  const walking = useRef<AbortController>(null);
  useEffect(() => {
    setState(NOT_BEGUN);
    setData(null);
    return () => {
      walking.current?.abort();
      walking.current = null;
    };
  }, [answer]);

  const connectionAt = (path: readonly string[]) => {
    try {
      const { operation } = read();
      return schema ? followedConnection(operation, path, schema) : null;
    } catch {
      // The reader is in the middle of typing something else.
      return null;
    }
  };
  const start = async (path: readonly string[]): Promise<void> => {
    const connection = connectionAt(path);
    if (connection === null) {
      return;
    }
    const { headers } = read();
    const walk = new AbortController();
    const { signal } = walk;
    walking.current = walk;
    const ask: Ask = (operation) => postOperation(address, { operation, headers, signal });
    let last: WalkedPages = { data: {}, items: 0, pages: 0, isComplete: false };
    const end = (next: WalkState): void => {
      // Another answer may have come meanwhile, which this has nothing to do with.
      if (walking.current !== walk) return;
      // Only now: a table of all rows so far for each page would make the last pages slow.
      if (last.pages > 0) setData(last.data);
      setState(next);
    };
    try {
      setState({ phase: 'walking', items: 0, pages: 0 });
      for await (last of walkedPages(connection, ask)) {
        if (!last.isComplete) setState({ phase: 'walking', items: last.items, pages: last.pages });
      }
      end({ phase: 'complete', items: last.items, pages: last.pages });
    } catch (error) {
      const { items, pages } = last;
      end(
        signal.aborted
          ? { phase: 'stopped', items, pages }
          : { phase: 'failed', items, reason: messageOf(error) },
      );
    }
  };
  return {
    state,
    data,
    canFollow: (path) => connectionAt(path) !== null,
    start: (path) => void start(path),
    stop: () => walking.current?.abort(),
  };
}
