import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * What a document relies on, as coordinates of the schema: fields (`Firm.siren`), arguments (`Query.firm.siren`),
 * enum values that are written out (`LabelStatus.ACTIVE`), and types, input types of variables included, whose
 * fields a document cannot tell.
 */
export function usedCoordinates(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const used = new Set<string>();
  const info = new TypeInfo(schema);
  const useType = (type: GraphQLNamedType | null | undefined): void => {
    if (type != null && !used.has(type.name)) {
      used.add(type.name);
      if (isInputObjectType(type)) {
        Object.values(type.getFields()).forEach((field) => useType(getNamedType(field.type)));
      }
    }
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: () => {
        const field = fieldAt(info);
        if (field !== null) {
          used.add(field);
          useType(getNamedType(info.getType()));
        }
      },
      Argument: () => {
        const argument = info.getArgument();
        const field = fieldAt(info);
        if (argument != null && field !== null && info.getDirective() == null) {
          used.add(`${field}.${argument.name}`);
        }
      },
      ObjectField: ({ name }) => {
        const input = getNamedType(info.getParentInputType());
        used.add(`${input?.name ?? ''}.${name.value}`);
      },
      EnumValue: ({ value }) => {
        used.add(`${getNamedType(info.getInputType())?.name ?? ''}.${value}`);
      },
      NamedType: ({ name }) => useType(schema.getType(name.value)),
    }),
  );
  return [...used];
}

function fieldAt(info: TypeInfo): string | null {
  const field = info.getFieldDef();
  const parent = info.getParentType();
  return field == null || parent == null || field.name.startsWith('__')
    ? null
    : `${parent.name}.${field.name}`;
}
