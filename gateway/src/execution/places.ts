import type { ResponsePath } from '@apollo/query-planner';
import type { Path } from './run';
import { type Holder, Targets } from './targets';
import { isTree, readOwn, type Tree } from './tree';
import type { Twins } from './twins';

const EACH = '@';

type Visit = (walk: Walk, value: unknown, holder: Holder, key: string | number) => void;

/** Finds the objects at a plan's path below an object, each once. Null and absent ones are left out. */
export function compileCollector(
  path: ResponsePath,
): (from: readonly Tree[], twins: Twins) => Targets {
  const visit = path.reduceRight<Visit>((inner, element) => stepInto(String(element), inner), keep);
  return (from, twins) => {
    const walk = new Walk(twins);
    for (const object of from) {
      visit(walk, object, object, '');
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

function keep(walk: Walk, value: unknown, holder: Holder, key: string | number): void {
  if (isTree(value) && !walk.isMetAgain(value)) {
    walk.found.add(value, holder, key);
  }
}

function stepInto(element: string, inner: Visit): Visit {
  if (element === EACH) {
    return (walk, value) => {
      if (Array.isArray(value)) {
        for (let index = 0; index < value.length; index++) {
          inner(walk, value[index], value, index);
        }
      }
    };
  }
  return (walk, value) => {
    if (isTree(value) && !walk.isMetAgain(value)) {
      inner(walk, readOwn(value, element), value, element);
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
