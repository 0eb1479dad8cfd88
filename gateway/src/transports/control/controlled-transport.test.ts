import { createLogger, type Logger } from '@apogee/shared/logger';
import { DeadlinePassed } from '../../control';
import { CallAbortion, type CallSignal } from '../call-signal';
import { SubgraphFailure } from '../subgraph-failure';
import type { SubgraphTransport } from '../subgraph-transport';
import { controlledTransport, type SubgraphLimits } from './controlled-transport';

const LIMITS: SubgraphLimits = {
  timeoutMs: 60_000,
  mostCalls: 2,
  circuitFailures: 3,
  circuitOpenMs: 20,
};
const QUERY = { operation: { kind: 'query', query: '{ a }' }, variables: '{}' } as const;
const MUTATION = {
  operation: { kind: 'mutation', query: 'mutation { a }' },
  variables: '{}',
} as const;

type Answer = Awaited<ReturnType<SubgraphTransport['execute']>>;

interface HeldCall {
  readonly signal: CallSignal | undefined;
  answer(answer: Answer): void;
  fail(error: unknown): void;
}

describe('a controlled transport', () => {
  let calls: HeldCall[];
  let lines: string[];
  let logger: Logger;

  const held: SubgraphTransport = {
    execute: (_, { signal } = {}) =>
      new Promise((answer, fail) => {
        calls.push({ signal, answer, fail });
      }),
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };

  const controlled = (limits: Partial<SubgraphLimits> = {}): SubgraphTransport =>
    controlledTransport(held, 'moon', { limits: { ...LIMITS, ...limits }, logger });

  beforeEach(() => {
    calls = [];
    lines = [];
    logger = createLogger({ name: 'test', level: 'silent', format: 'json' });
    const collect = (_: object, line: string): void => {
      lines.push(line);
    };
    logger.warn = collect as Logger['warn'];
    logger.info = collect as Logger['info'];
  });

  afterEach(() => {
    for (const call of calls) {
      call.answer({ data: null });
    }
  });

  it.each([QUERY, MUTATION])(
    'ends any call when the time of the subgraph is over',
    async (request) => {
      const call = controlled({ timeoutMs: 20 }).execute(request);
      await expect(call).rejects.toMatchObject({ code: 'SUBGRAPH_TIMEOUT' });
      expect(calls[0]?.signal?.aborted).toBe(true);
    },
  );

  it.each([
    ['OPERATION_TIMEOUT', new DeadlinePassed()],
    ['CLIENT_GONE', new Error('gone')],
  ])(
    'ends the wait with %s when the caller says so; a query is cancelled, a mutation is not',
    async (code, reason) => {
      const transport = controlled();
      const departure = new CallAbortion();
      const both = [QUERY, MUTATION].map((request) =>
        transport.execute(request, { signal: departure }),
      );
      departure.abort(reason);
      for (const call of both) {
        await expect(call).rejects.toMatchObject({ code });
      }
      expect(calls.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
      await expect(transport.execute(MUTATION, { signal: departure })).rejects.toMatchObject({
        code,
      });
      expect(calls).toHaveLength(2);
    },
  );

  it('lets so many calls through at once, and counts the wait of the others', async () => {
    const transport = controlled();
    const answers = [1, 2, 3].map(() => transport.execute(QUERY));
    expect(calls).toHaveLength(2);
    calls[0]?.answer({ data: null });
    await answers[0];
    expect(calls).toHaveLength(3);
    const impatient = controlled({ timeoutMs: 20, mostCalls: 1 });
    void impatient.execute(MUTATION).catch(() => undefined);
    await expect(impatient.execute(QUERY)).rejects.toMatchObject({ code: 'SUBGRAPH_TIMEOUT' });
    expect(calls).toHaveLength(4);
  });

  async function fail(transport: SubgraphTransport, code: SubgraphFailure['code']): Promise<void> {
    const call = transport.execute(QUERY);
    calls.at(-1)?.fail(new SubgraphFailure('moon', code));
    await expect(call).rejects.toMatchObject({ code });
  }

  it('stops calling a subgraph that fails again and again, tries it later, and calls it again', async () => {
    const transport = controlled();
    await fail(transport, 'SUBGRAPH_UNAVAILABLE');
    await fail(transport, 'SUBGRAPH_TIMEOUT');
    await fail(transport, 'SUBGRAPH_BAD_ANSWER');
    await expect(transport.execute(QUERY)).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(calls).toHaveLength(3);

    await new Promise((resolve) => setTimeout(resolve, 2 * LIMITS.circuitOpenMs));
    await fail(transport, 'SUBGRAPH_UNAVAILABLE');
    await expect(transport.execute(QUERY)).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(calls).toHaveLength(4);

    await new Promise((resolve) => setTimeout(resolve, 2 * LIMITS.circuitOpenMs));
    const trial = transport.execute(QUERY);
    await expect(transport.execute(QUERY)).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    calls.at(-1)?.answer({ data: { a: 1 } });
    expect(await trial).toEqual({ data: { a: 1 } });
    void transport.execute(QUERY);
    expect(calls).toHaveLength(6);
    expect(lines).toEqual([
      'stopped calling a subgraph that does not answer',
      'trying a subgraph again',
      'stopped calling a subgraph that does not answer',
      'trying a subgraph again',
      'calling a subgraph again',
    ]);
  });

  it('does not blame a subgraph for what callers ask or for leaving, nor for failures with answers between', async () => {
    const transport = controlled();
    for (const code of ['SUBGRAPH_ANSWER_TOO_LARGE', 'CLIENT_GONE', 'OPERATION_TIMEOUT'] as const) {
      await fail(transport, code);
      await fail(transport, code);
    }
    for (let round = 0; round < LIMITS.circuitFailures; round += 1) {
      await fail(transport, 'SUBGRAPH_UNAVAILABLE');
      await fail(transport, 'SUBGRAPH_UNAVAILABLE');
      const call = transport.execute(QUERY);
      calls.at(-1)?.answer({ errors: [] });
      await call;
    }
    expect(lines).toEqual([]);
  });

  it('lets the next call try when the one that tried was given up', async () => {
    const transport = controlled({ circuitFailures: 1, circuitOpenMs: 1 });
    await fail(transport, 'SUBGRAPH_UNAVAILABLE');
    await new Promise((resolve) => setTimeout(resolve, 10));
    await fail(transport, 'CLIENT_GONE');
    const call = transport.execute(QUERY);
    calls.at(-1)?.answer({ data: null });
    expect(await call).toEqual({ data: null });
  });

  it('never stops calling when told not to', async () => {
    const transport = controlled({ circuitFailures: 0 });
    for (let round = 0; round < 50; round += 1) {
      await fail(transport, 'SUBGRAPH_UNAVAILABLE');
    }
    expect(lines).toEqual([]);
  });
});
