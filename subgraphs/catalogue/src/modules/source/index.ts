export { type Source, SourceQuality } from './source';
export { SourceEntity } from './source.entity';
export { createSourceLoaders, type SourceContext } from './source.loader';
export { SourceRepository } from './source.repository';
export { SourceType } from './source.type';
