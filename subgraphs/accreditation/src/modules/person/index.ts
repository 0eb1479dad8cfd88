/** People with a part in the procedure, and the directorates that they belong to. */
export { DirectorateRepository } from './directorate.repository';
export { isInOfficeOn, type Person } from './person';
export { DirectorateEntity, PersonEntity, PersonInterestEntity } from './person.entity';
export { createPersonLoaders } from './person.loader';
export { createPersonRegister } from './person.register';
export { PersonRepository } from './person.repository';
export { DirectorateResolver, type PersonContext, PersonResolver } from './person.resolver';
export { PersonType } from './person.type';
export { PersonMutations } from './person-mutations.resolver';
export { PersonQueries, type PersonRegisterContext } from './person-queries.resolver';
export { personRefusal } from './person-refusals';
