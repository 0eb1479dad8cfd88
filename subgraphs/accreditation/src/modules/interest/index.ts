/** The register of persons' interests in firms. What follows from them is the committee's and the evaluation's. */
export { createInterestRegister } from './interest.register';
export { InterestRepository } from './interest.repository';
export { type InterestContext, InterestResolver } from './interest.resolver';
export { InterestMutations } from './interest-mutations.resolver';
