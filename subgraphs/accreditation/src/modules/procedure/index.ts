/** What all changes of state have in common. */
export { actorOf, expectVersion, type WriteContext } from '@apogee/shared/changes';
export { BilingualTextInput } from '@apogee/shared/graphql';
export { newId } from '@apogee/shared/ids';
