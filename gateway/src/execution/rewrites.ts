import { assertNever } from '@apogee/shared/errors';
import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isTree, readOwn, type Tree, typenameOf, writeOwn } from './tree';
import { typesSatisfying } from './type-conditions';

/** Changes an answer or a representation in place. */
export type Rewrite = (value: unknown) => void;

const TYPE_CONDITION = '... on ';

/** One function for all rewrites of a fetch; `null` when there are none. */
export function compileRewrites(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
): Rewrite | null {
  if (rewrites === undefined || rewrites.length === 0) {
    return null;
  }
  const compiled = rewrites.map((rewrite) => compileRewrite(schema, rewrite));
  return (value) => {
    for (const rewrite of compiled) {
      rewrite(value);
    }
  };
}

function compileRewrite(schema: GraphQLSchema, rewrite: FetchDataRewrite): Rewrite {
  const key = rewrite.path.at(-1) ?? '';
  const change = changeOf(rewrite, key);
  return rewrite.path
    .slice(0, -1)
    .reduceRight<Rewrite>((inner, element) => descend(schema, element, inner), eachTree(change));
}

function changeOf(rewrite: FetchDataRewrite, key: string): (tree: Tree) => void {
  switch (rewrite.kind) {
    case 'ValueSetter':
      return (tree) => writeOwn(tree, key, rewrite.setValueTo);
    case 'KeyRenamer':
      return (tree) => renameKey(tree, key, rewrite.renameKeyTo);
    default:
      return assertNever(rewrite);
  }
}

/** The old key stays, without a value: deleting it would make the object slow to read. */
function renameKey(tree: Tree, from: string, to: string): void {
  const value = readOwn(tree, from);
  if (value === undefined) {
    return;
  }
  writeOwn(tree, from, undefined);
  if (value !== null || readOwn(tree, to) === undefined) {
    writeOwn(tree, to, value);
  }
}

function descend(schema: GraphQLSchema, element: string, inner: Rewrite): Rewrite {
  if (!element.startsWith(TYPE_CONDITION)) {
    return eachTree((tree) => inner(readOwn(tree, element)));
  }
  const types = typesSatisfying(schema, element.slice(TYPE_CONDITION.length));
  return eachTree((tree) => {
    const typename = typenameOf(tree);
    // Where the type was not asked for, the plan knows that there is only one.
    if (typename === undefined || types.has(typename)) {
      inner(tree);
    }
  });
}

/** Lists are walked wherever they occur: rewrite paths do not mention them. */
function eachTree(change: (tree: Tree) => void): Rewrite {
  return function visit(value) {
    if (Array.isArray(value)) {
      value.forEach(visit);
    } else if (isTree(value)) {
      change(value);
    }
  };
}
