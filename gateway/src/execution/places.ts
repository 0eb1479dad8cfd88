import type { ResponsePath } from '@apollo/query-planner';
import type { Path } from './run';
import { isTree, readOwn, type Tree } from './tree';

const EACH = '@';

type Visit = (value: unknown, found: Tree[]) => void;

/** Finds the objects at a plan's path below an object. Null and absent ones are left out. */
export function compileCollector(path: ResponsePath): (from: Tree) => Tree[] {
  const visit = path.reduceRight<Visit>((inner, element) => stepInto(String(element), inner), keep);
  return (from) => {
    const found: Tree[] = [];
    visit(from, found);
    return found;
  };
}

function keep(value: unknown, found: Tree[]): void {
  if (isTree(value)) {
    found.push(value);
  }
}

function stepInto(element: string, inner: Visit): Visit {
  if (element === EACH) {
    return (value, found) => {
      if (Array.isArray(value)) {
        for (const item of value) {
          inner(item, found);
        }
      }
    };
  }
  return (value, found) => {
    if (isTree(value)) {
      inner(readOwn(value, element), found);
    }
  };
}

/** Where in the client's answer the objects at a plan's path are. */
export function findPlaces(root: Tree, path: ResponsePath): ReadonlyMap<Tree, Path> {
  let reached: readonly (readonly [unknown, Path])[] = [[root, []]];
  for (const element of path) {
    reached = reached.flatMap(([value, place]) => below(value, place, String(element)));
  }
  const places = new Map<Tree, Path>();
  for (const [value, place] of reached) {
    if (isTree(value)) {
      places.set(value, place);
    }
  }
  return places;
}

function below(value: unknown, place: Path, element: string): (readonly [unknown, Path])[] {
  if (element === EACH) {
    return Array.isArray(value) ? value.map((item, index) => [item, [...place, index]]) : [];
  }
  return isTree(value) ? [[readOwn(value, element), [...place, element]]] : [];
}

/** The part of a plan's path that names one place: everything before the first list. */
export function commonPlace(path: ResponsePath): Path {
  const firstList = path.indexOf(EACH);
  return firstList < 0 ? path : path.slice(0, firstList);
}
