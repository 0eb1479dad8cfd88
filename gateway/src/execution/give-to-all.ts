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
  let isFirst = true;
  for (const target of targets) {
    mergeInto(target, mayShare || isFirst ? answer : ownCopy(answer), interfaces);
    isFirst = false;
  }
}

function ownCopy(answer: Tree): Tree {
  const copy = deepCopy(answer);
  return isTree(copy) ? copy : answer;
}
