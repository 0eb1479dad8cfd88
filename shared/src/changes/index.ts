/** What all changes of state have in common, in whichever subgraph. */
export { expectVersion } from './expect-version';
export { actorOf, type WriteContext } from './write-context';
