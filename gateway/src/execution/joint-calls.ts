import type { GraphQLFormattedError } from 'graphql';
import type { SubgraphOperation, SubgraphRequest } from '../transports';
import { attributable, entitiesOf } from './entity-call';
import type { Run } from './run';
import { callSubgraph, type Outcome, type SubgraphCall, writeVariables } from './subgraph-call';
import { deepCopy } from './tree';

/**
 * A call that fetches of a plan make together: they ask the same of entities at several places of the answer. One that
 * is not yet sent when another place is reached takes its entities along: how long that is, is up to the transport,
 * which reads what it sends when it sends it.
 */
export class JointCalls {
  private readonly unsent = new WeakMap<Run, JointCall>();

  constructor(private readonly call: SubgraphCall) {}

  /** Never rejects. What it resolves with belongs to whoever asked. */
  ask(run: Run, representations: readonly string[]): Promise<Outcome> {
    const { unsent } = this;
    const known = unsent.get(run);
    if (known !== undefined) {
      return known.join(representations);
    }
    const joint = new JointCall(run, this.call, () => unsent.delete(run));
    unsent.set(run, joint);
    const outcome = joint.join(representations);
    void joint.send();
    return outcome;
  }
}

interface Participant {
  /** Where its representations are among all. */
  readonly indexes: readonly number[];
  readonly resolve: (outcome: Outcome) => void;
}

class JointCall implements SubgraphRequest {
  readonly operation: SubgraphOperation;
  private readonly participants: Participant[] = [];
  private readonly indexes = new Map<string, number>();
  private written: string | null = null;

  constructor(
    private readonly run: Run,
    private readonly call: SubgraphCall,
    private readonly close: () => void,
  ) {
    this.operation = call.operation;
  }

  /** From here on nobody may join. */
  get variables(): string {
    this.close();
    this.written ??= writeVariables(this.run, this.call, [...this.indexes.keys()]);
    return this.written;
  }

  join(representations: readonly string[]): Promise<Outcome> {
    const indexes = representations.map((text) => this.indexOf(text));
    return new Promise((resolve) => {
      this.participants.push({ indexes, resolve });
    });
  }

  async send(): Promise<void> {
    const { subgraph } = this.call;
    const outcome = await callSubgraph(this.run, subgraph, this);
    this.close();
    this.share(attributable(outcome, subgraph, this.indexes.size));
  }

  private indexOf(text: string): number {
    const known = this.indexes.get(text);
    if (known !== undefined) {
      return known;
    }
    const index = this.indexes.size;
    this.indexes.set(text, index);
    return index;
  }

  /** Divides the outcome before anybody changes a part of it. */
  private share(outcome: Outcome): void {
    const { participants } = this;
    const [first] = participants;
    if (participants.length === 1) {
      first?.resolve(outcome);
      return;
    }
    const share = new Share(outcome);
    const parts = participants.map(({ indexes, resolve }) => ({
      resolve,
      part: share.of(indexes),
    }));
    for (const { resolve, part } of parts) {
      resolve(part);
    }
  }
}

class Share {
  private readonly given = new Set<number>();
  private readonly entities: readonly unknown[];

  constructor(private readonly outcome: Outcome) {
    this.entities = entitiesOf(outcome);
  }

  /** What the outcome is for one participant. */
  of(indexes: readonly number[]): Outcome {
    const { outcome, entities } = this;
    if (outcome.kind === 'failed') {
      return outcome;
    }
    return {
      kind: 'answered',
      data:
        entities.length === 0 ? outcome.data : { _entities: indexes.map((at) => this.take(at)) },
      errors: outcome.errors.flatMap((error) => errorFor(indexes, error) ?? []),
    };
  }

  /** An entity that several asked for is another object for each. */
  private take(index: number): unknown {
    const entity = this.entities[index];
    if (this.given.has(index)) {
      return deepCopy(entity);
    }
    this.given.add(index);
    return entity;
  }
}

/** As it would be if the entities with these indexes had been all; `null` when it is about another one. */
function errorFor(
  indexes: readonly number[],
  error: GraphQLFormattedError,
): GraphQLFormattedError | null {
  const [root, index, ...rest] = error.path ?? [];
  if (root === undefined || typeof index !== 'number') {
    return error;
  }
  const own = indexes.indexOf(index);
  return own < 0 ? null : { ...error, path: [root, own, ...rest] };
}
