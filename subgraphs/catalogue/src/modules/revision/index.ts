export { readRecords } from './content.reader';
export { createRevisionLoaders, type RevisionContext } from './revision.loader';
export { RevisionReadingRepository } from './revision.repository';
export { RevisionResolver } from './revision.resolver';
export { viewerOf } from './revision.viewer';
export { RevisionMutations } from './revision-mutations.resolver';
