import { floorStack } from './floor-stack';
import { fourProcesses, oneProcess } from './our-stacks';
import { postgraphileStack } from './postgraphile-stack';
import type { StackKind } from './stack';
import { stockStack } from './stock-stack';

export { askStack, portOf, type Stack, type StackKind, startStack } from './stack';

export { oneProcess, postgraphileStack, stockStack };

/** In the order in which they are shown. */
export const STACKS: readonly StackKind[] = [
  oneProcess,
  fourProcesses,
  stockStack,
  postgraphileStack,
  floorStack,
];
