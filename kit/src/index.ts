/** What front-end teams import: documents with their types, the types of the schema, and what caches need to know. */
export * from '../generated/documents';
export { possibleTypes } from '../generated/possible-types';
export type * as Schema from '../generated/schema-types';
