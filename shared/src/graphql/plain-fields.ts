import { getMetadataStorage } from 'type-graphql';

type MetadataStorage = ReturnType<typeof getMetadataStorage>;
type FieldMetadata = MetadataStorage['fields'][number];

/**
 * Lets fields that have no resolver be read as properties. type-graphql otherwise gives each of them a resolver that
 * builds a chain of middlewares to read one property.
 *
 * Such a property must hold its value, never a promise of it. Fields that anything guards or renames keep their
 * resolver.
 */
export function readPlainFieldsDirectly(): void {
  const storage = getMetadataStorage();
  for (const field of storage.fields) {
    field.simple ??= field.name === field.schemaName && !isGuarded(field, storage);
  }
}

function isGuarded(field: FieldMetadata, storage: MetadataStorage): boolean {
  return [...storage.authorizedFields, ...storage.middlewares].some(
    ({ target, fieldName }) => target === field.target && fieldName === field.name,
  );
}
