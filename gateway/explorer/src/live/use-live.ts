import { useGraphiQL } from '@graphiql/react';
import { useContext, useEffect, useRef, useState } from 'react';
import { GraphAddressContext } from '../graph/graph-address';
import { messageOf } from '../graph/message-of';
import { useEditedOperation } from '../graph/use-edited-operation';
import { liveOperation } from './live-operation';
import { type LiveState, LiveStream } from './live-stream';
import { openWebSocket } from './open-web-socket';

interface Live {
  /** Null before the first start. */
  readonly state: LiveState | null;
  /** Why it could not start. */
  readonly refusal: 'no subscription' | { readonly reason: string } | null;
  readonly start: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
}

/** The subscription in the editor, looked at live. It ends with the view. */
export function useLive(): Live {
  const address = useContext(GraphAddressContext).replace(/^http/, 'ws');
  const schema = useGraphiQL((all) => all.schema);
  const { read } = useEditedOperation();
  const [state, setState] = useState<LiveState | null>(null);
  const [refusal, setRefusal] = useState<Live['refusal']>(null);
  const stream = useRef<LiveStream>(null);
  useEffect(() => () => stream.current?.dispose(), []);
  const start = (): void => {
    stream.current?.dispose();
    setState(null);
    try {
      const { operation, headers } = read();
      const live = liveOperation(operation, schema ?? null);
      setRefusal(live === null ? 'no subscription' : null);
      if (live === null) return;
      stream.current = new LiveStream(live, openWebSocket({ address, headers }), setState);
      stream.current.start();
    } catch (error) {
      setRefusal({ reason: messageOf(error) });
    }
  };
  return {
    state,
    refusal,
    start,
    pause: () => stream.current?.pause(),
    resume: () => stream.current?.resume(),
    stop: () => stream.current?.stop(),
  };
}
