import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  visit,
} from 'graphql';

/** Keys under which plans may fetch something for themselves. */
export interface PlannersKeys {
  /** Every field of the supergraph: any may be part of a `@key` or be required. */
  readonly fields: ReadonlySet<string>;
  /** Fields that are required somewhere and take arguments, perhaps other ones than the client gives. */
  readonly requiredWithArguments: ReadonlySet<string>;
}

/** Reads from a supergraph what its plans may fetch for themselves. */
export function plannersKeys(supergraph: DocumentNode, schema: GraphQLSchema): PlannersKeys {
  const fields = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => Object.values(type.getFields()));
  const withArguments = new Set(
    fields.filter(({ args }) => args.length > 0).map(({ name }) => name),
  );
  return {
    fields: new Set(['__typename', ...fields.map(({ name }) => name)]),
    requiredWithArguments: new Set(
      requiredFields(supergraph).filter((name) => withArguments.has(name)),
    ),
  };
}

/**
 * Composition writes `@join__field(requires: "price(currency: \"EUR\") size { height }")` and
 * `@join__field(contextArguments: [{ selection: " { currency }", … }])`.
 */
function requiredFields(supergraph: DocumentNode): string[] {
  const required: string[] = [];
  visit(supergraph, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value === 'join__field') {
        required.push(...given.flatMap(fieldSetsOf).flatMap(fieldNames));
      }
    },
  });
  return required;
}

function fieldSetsOf({ name, value }: ArgumentNode): string[] {
  if (name.value === 'requires' && value.kind === Kind.STRING) {
    return [value.value];
  }
  const fieldSets: string[] = [];
  if (name.value === 'contextArguments') {
    visit(value, {
      ObjectField: (field) => {
        if (field.name.value === 'selection' && field.value.kind === Kind.STRING) {
          fieldSets.push(field.value.value);
        }
      },
    });
  }
  return fieldSets;
}

function fieldNames(fieldSet: string): string[] {
  const names: string[] = [];
  visit(parse(`{ ... ${fieldSet.trim().startsWith('{') ? fieldSet : `{ ${fieldSet} }`} }`), {
    Field: ({ name }) => {
      names.push(name.value);
    },
  });
  return names;
}
