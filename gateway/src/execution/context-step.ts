import { compileContext, findLineages } from './context-values';
import type { EntityFetchNode, FetchContext } from './fetch-context';
import type { Step } from './run';
import { Targets } from './targets';
import type { Tree } from './tree';

interface Group {
  readonly values: Readonly<Record<string, unknown>>;
  readonly targets: Tree[];
}

/**
 * Runs an entity fetch with `@fromContext` arguments: its document has one variable for each, so objects that are
 * given different values are fetched apart, at once.
 */
export function contextStep(
  { contextRewrites = [] }: EntityFetchNode,
  { schema, path }: FetchContext,
  fetch: Step,
): Step {
  const read = compileContext(schema, contextRewrites);
  return async (run, targets) => {
    const lineages = new Map(run.drafts.flatMap(({ tree }) => [...findLineages(tree, path)]));
    const groups = new Map<string, Group>();
    for (const target of targets.objects) {
      const values = read(lineages.get(target) ?? [target]);
      const key = JSON.stringify(values);
      const group = groups.get(key) ?? { values, targets: [] };
      group.targets.push(target);
      groups.set(key, group);
    }
    await Promise.all(
      [...groups.values()].map(({ values, targets: alike }) =>
        fetch({ ...run, variables: { ...run.variables, ...values } }, Targets.of(...alike)),
      ),
    );
  };
}
