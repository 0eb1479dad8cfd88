import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Keys under which plans may fetch something for themselves. */
export interface PlannersKeys {
  /** Every field of the supergraph: any may be part of a `@key` or be required. */
  readonly fields: ReadonlySet<string>;
  /** Fields that are required somewhere and take arguments, perhaps other ones than the client gives. */
  readonly requiredWithArguments: ReadonlySet<string>;
}

/** A document whose keys cannot be mistaken for the planner's own. */
export interface DistinctlyKeyed {
  readonly document: DocumentNode;
  readonly clientKey: (planned: string) => string;
}

/**
 * Gives other aliases to a client's fields where the planner fetches something else under the same key.
 * Plans put key fields and `@requires` fields under their own names, and do not notice when
 * `{ firm { id: name … } }` or `{ firm { comments(first: 1) … } }` has put something else there:
 * the client, or worse another subgraph, then gets the wrong value without any error.
 */
export function withDistinctKeys(
  document: DocumentNode,
  schema: GraphQLSchema,
  planners: PlannersKeys,
): DistinctlyKeyed {
  const renaming = new Renaming(document, planners);
  const typeInfo = new TypeInfo(schema);
  const distinct: DocumentNode = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: (node) =>
        // What the schema says about itself is not planned.
        typeInfo.getParentType()?.name.startsWith('__') === true ? false : renaming.apply(node),
    }),
  );
  return { document: distinct, clientKey: (planned) => renaming.clientKey(planned) };
}

class Renaming {
  private readonly planners: PlannersKeys;
  private readonly taken: Set<string>;
  private readonly plannedKeys = new Map<string, string>();
  private readonly clientKeys = new Map<string, string>();

  constructor(document: DocumentNode, planners: PlannersKeys) {
    this.planners = planners;
    this.taken = new Set(planners.fields);
    visit(document, {
      Field: (node) => {
        this.taken.add(keyOf(node));
      },
    });
  }

  apply(node: FieldNode): FieldNode | undefined {
    const key = keyOf(node);
    if (!this.isMistakable(key, node.name.value)) {
      return undefined;
    }
    return { ...node, alias: { kind: Kind.NAME, value: this.plannedKey(key) } };
  }

  clientKey(planned: string): string {
    return this.clientKeys.get(planned) ?? planned;
  }

  private isMistakable(key: string, fieldName: string): boolean {
    return key === fieldName
      ? this.planners.requiredWithArguments.has(key)
      : this.planners.fields.has(key);
  }

  private plannedKey(key: string): string {
    let planned = this.plannedKeys.get(key);
    if (planned === undefined) {
      planned = `${key}_`;
      while (this.taken.has(planned)) {
        planned += '_';
      }
      this.taken.add(planned);
      this.plannedKeys.set(key, planned);
      this.clientKeys.set(planned, key);
    }
    return planned;
  }
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
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
