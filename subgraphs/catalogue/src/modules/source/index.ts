export type { Source } from './source';
export { SourceEntity } from './source.entity';
export {
  createSourceLoaders,
  loadSources,
  type SourceContext,
} from './source.loader';
export { SourceRepository } from './source.repository';
export { SourceType } from './source.type';
