import { type InterfaceNames, mergeInto } from './merge';
import { deepCopy, isTree, type Tree } from './tree';

export interface Giving {
  /** Whether objects that get equal answers may share parts of them. */
  readonly mayShare: boolean;
  readonly interfaces: InterfaceNames;
}

/** Merges one answer into every object it is for. */
export function giveToAll(
  targets: readonly Tree[],
  answer: Tree,
  { mayShare, interfaces }: Giving,
): void {
  for (const [index, target] of targets.entries()) {
    const isLast = index === targets.length - 1;
    mergeInto(target, mayShare || isLast ? answer : ownCopy(answer), interfaces);
  }
}

function ownCopy(answer: Tree): Tree {
  const copy = deepCopy(answer);
  return isTree(copy) ? copy : answer;
}
