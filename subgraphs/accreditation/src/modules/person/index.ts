/** People with a part in the procedure, and the directorates that they belong to. */
export type { Person } from './person';
export { DirectorateEntity, PersonEntity, PersonInterestEntity } from './person.entity';
export { createPersonLoaders } from './person.loader';
export { PersonRepository } from './person.repository';
export { DirectorateResolver, type PersonContext, PersonResolver } from './person.resolver';
export { PersonType } from './person.type';
