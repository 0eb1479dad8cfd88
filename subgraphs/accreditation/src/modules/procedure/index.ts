/** What all changes of state have in common. */
export { BilingualTextInput } from './bilingual-text.input';
export { newId } from './new-id';
export { expectVersion } from './refusals';
export { actorOf, type WriteContext } from './write-context';
