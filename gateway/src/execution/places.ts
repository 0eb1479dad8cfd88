import type { ResponsePath } from '@apollo/query-planner';
import type { Path } from './run';
import { type Holder, Targets, valueAt } from './targets';
import { isTree, readOwn, type Tree } from './tree';
import type { Twins } from './twins';

const EACH = '@';

/** Goes on with what hangs on `holder` by `key`. */
type Visit = (walk: Walk, holder: Holder, key: string | number) => void;

/** Finds the objects at a plan's path below others, each once. Null and absent ones are left out. */
export function compileCollector(
  path: ResponsePath,
): (from: readonly Tree[], twins: Twins) => Targets {
  const visit = path.reduceRight<Visit>((inner, element) => stepInto(String(element), inner), keep);
  return (from, twins) => {
    const walk = new Walk(twins);
    const roots = [...from];
    for (let index = 0; index < roots.length; index++) {
      visit(walk, roots, index);
    }
    return walk.found;
  };
}

class Walk {
  readonly found = new Targets();
  private readonly twins: Twins;
  private met: Set<Tree> | null = null;

  constructor(twins: Twins) {
    this.twins = twins;
  }

  /** Whether the object was met at another place before. */
  isMetAgain(object: Tree): boolean {
    if (!this.twins.has(object)) {
      return false;
    }
    this.met ??= new Set();
    if (this.met.has(object)) {
      return true;
    }
    this.met.add(object);
    return false;
  }
}

function keep(walk: Walk, holder: Holder, key: string | number): void {
  const value = valueAt(holder, key);
  if (isTree(value) && !walk.isMetAgain(value)) {
    walk.found.add(value, holder, key);
  }
}

function stepInto(element: string, inner: Visit): Visit {
  if (element === EACH) {
    return (walk, holder, key) => {
      const value = valueAt(holder, key);
      if (Array.isArray(value)) {
        for (let index = 0; index < value.length; index++) {
          inner(walk, value, index);
        }
      }
    };
  }
  return (walk, holder, key) => {
    const value = valueAt(holder, key);
    if (isTree(value) && !walk.isMetAgain(value)) {
      inner(walk, value, element);
    }
  };
}

/** Where in the client's answer the objects at a plan's path are. One object may be at several places. */
export function findPlaces(root: Tree, path: ResponsePath): ReadonlyMap<Tree, readonly Path[]> {
  let reached: readonly (readonly [unknown, Path])[] = [[root, []]];
  for (const element of path) {
    reached = reached.flatMap(([value, place]) => below(value, place, String(element)));
  }
  const places = new Map<Tree, Path[]>();
  for (const [value, place] of reached) {
    if (isTree(value)) {
      const known = places.get(value);
      if (known === undefined) {
        places.set(value, [place]);
      } else {
        known.push(place);
      }
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
