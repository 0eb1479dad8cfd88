import { SubgraphFailure } from '../transports';
import type { Run } from './run';
import { callSubgraph, type Outcome, type SubgraphCall, writeVariables } from './subgraph-call';
import { readOwn } from './tree';

/** Asks a subgraph for entities, given as JSON texts. Never rejects. */
export async function callForEntities(
  run: Run,
  call: SubgraphCall,
  representations: readonly string[],
): Promise<Outcome> {
  const { subgraph, operation } = call;
  const variables = writeVariables(run, call, representations);
  const outcome = await callSubgraph(run, subgraph, { operation, variables });
  return attributable(outcome, subgraph, representations.length);
}

/** Entities come back one for each representation; anything else cannot be attributed. */
export function attributable(outcome: Outcome, subgraph: string, asked: number): Outcome {
  if (outcome.kind === 'failed' || outcome.data === null) {
    return outcome;
  }
  const entities = readOwn(outcome.data, '_entities');
  const isAttributable = Array.isArray(entities) && entities.length === asked;
  const isExplained = outcome.errors.length > 0 && !Array.isArray(entities);
  return isAttributable || isExplained
    ? outcome
    : { kind: 'failed', cause: new SubgraphFailure(subgraph, 'SUBGRAPH_BAD_ANSWER') };
}

/** In the order in which they were asked for; none when they were lost. */
export function entitiesOf(outcome: Outcome): readonly unknown[] {
  const entities =
    outcome.kind === 'answered' && outcome.data !== null
      ? readOwn(outcome.data, '_entities')
      : null;
  return Array.isArray(entities) ? entities : [];
}
