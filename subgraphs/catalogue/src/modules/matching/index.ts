export { createMatchingReader, type MatchingContext } from './matching.reader';
export { MatchingRepository } from './matching.repository';
export {
  ConstraintCheckResolver,
  MatchConnectionResolver,
  MatchingResolver,
} from './matching.resolver';
