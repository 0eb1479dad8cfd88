import type { FetchDataRewrite, ResponsePath } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isTree, readOwn, type Tree, typenameOf } from './tree';
import { typesSatisfying } from './type-conditions';

const UP = '..';
const EACH = '@';
const TYPE_CONDITION = '... on ';

/** An object and those that it was reached through, the outermost first. Lists are no levels. */
export type Lineage = readonly Tree[];

/** Values for a fetch's variables, by name: those that the objects around an object give to it. */
export type ReadContext = (lineage: Lineage) => Readonly<Record<string, unknown>>;

/** `undefined` where the value is not given, by an object of another type for example. */
type Read = (value: unknown) => unknown;

/**
 * What `@fromContext` arguments get. Plans say it as paths from the object up (`..`) and down again to one value, one
 * for each type that may be there. A value that nobody gives is null.
 */
export function compileContext(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[],
): ReadContext {
  const sources = rewrites
    .filter((rewrite) => rewrite.kind === 'KeyRenamer')
    .map(({ path, renameKeyTo }) => ({
      name: renameKeyTo,
      levels: path.filter((element) => element === UP).length,
      read: compileRead(
        schema,
        path.filter((element) => element !== UP),
      ),
    }));
  return (lineage) => {
    const values: Record<string, unknown> = {};
    for (const { name, levels, read } of sources) {
      values[name] ??= read(lineage.at(-1 - levels)) ?? null;
    }
    return values;
  };
}

function compileRead(schema: GraphQLSchema, path: readonly string[]): Read {
  return path.reduceRight<Read>(
    (inner, element) => stepInto(schema, element, inner),
    (value) => value,
  );
}

function stepInto(schema: GraphQLSchema, element: string, inner: Read): Read {
  const types = element.startsWith(TYPE_CONDITION)
    ? typesSatisfying(schema, element.slice(TYPE_CONDITION.length))
    : null;
  return function read(value): unknown {
    if (Array.isArray(value)) {
      return value.map(read);
    }
    if (!isTree(value)) {
      return value;
    }
    if (types === null) {
      return inner(readOwn(value, element));
    }
    const typename = typenameOf(value);
    // Where the type was not asked for, the plan knows that there is only one.
    return typename === undefined || types.has(typename) ? inner(value) : undefined;
  };
}

/** How the objects at a plan's path were reached from the root of the answer. */
export function findLineages(root: Tree, path: ResponsePath): ReadonlyMap<Tree, Lineage> {
  let reached: readonly (readonly [unknown, Lineage])[] = [[root, []]];
  for (const element of path) {
    reached = reached.flatMap(([value, lineage]) => below(value, lineage, String(element)));
  }
  const lineages = new Map<Tree, Lineage>();
  for (const [value, lineage] of reached) {
    if (isTree(value)) {
      lineages.set(value, [...lineage, value]);
    }
  }
  return lineages;
}

function below(value: unknown, lineage: Lineage, element: string): (readonly [unknown, Lineage])[] {
  if (element === EACH) {
    return Array.isArray(value) ? value.map((item) => [item, lineage]) : [];
  }
  return isTree(value) ? [[readOwn(value, element), [...lineage, value]]] : [];
}
