import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** For a field with `@requires`, by name: the fields that require the same with other arguments. */
export type RequirementConflicts = ReadonlyMap<string, ReadonlySet<string>>;

/** What a field requires: arguments by path, as `price` or `category.averagePrice`. */
type Requirements = ReadonlyMap<string, string>;

/**
 * Splits an operation so that no two of its fields require one field with different arguments: a plan keeps
 * only one value for both, and computes one of them from the other's. Mostly there is nothing to split.
 */
export function withoutRequirementConflicts(
  document: DocumentNode,
  conflicts: RequirementConflicts,
): readonly DocumentNode[] {
  const groups = groupsOf(fieldNames(document), conflicts);
  const grouped = new Set(groups.flat());
  return groups.length < 2
    ? [document]
    : groups.map((group) =>
        keepOnly(document, (name) => !grouped.has(name) || group.includes(name)),
      );
}

function fieldNames(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    Field: ({ name }) => {
      names.add(name.value);
    },
  });
  return names;
}

/** Puts each field that is in conflict with another one into the first group where it has none. */
function groupsOf(names: ReadonlySet<string>, conflicts: RequirementConflicts): string[][] {
  const groups: string[][] = [];
  for (const name of names) {
    const opponents = conflicts.get(name) ?? new Set<string>();
    if ([...opponents].some((opponent) => names.has(opponent))) {
      const group = groups.find((members) => !members.some((member) => opponents.has(member)));
      if (group === undefined) {
        groups.push([name]);
      } else {
        group.push(name);
      }
    }
  }
  return groups;
}

function keepOnly(document: DocumentNode, isKept: (name: string) => boolean): DocumentNode {
  return visit(document, {
    Field: (node: FieldNode) => (isKept(node.name.value) ? undefined : null),
  });
}

export function requirementConflicts(supergraph: DocumentNode): RequirementConflicts {
  const conflicts = new Map<string, Set<string>>();
  for (const type of supergraph.definitions) {
    if (type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      addConflicts(conflicts, type.fields ?? []);
    }
  }
  return conflicts;
}

function addConflicts(
  conflicts: Map<string, Set<string>>,
  fields: readonly FieldDefinitionNode[],
): void {
  const requirements = requirementsOf(fields);
  for (const [one, ofOne] of requirements) {
    for (const [other, ofOther] of requirements) {
      if (differ(ofOne, ofOther)) {
        conflicts.set(one, (conflicts.get(one) ?? new Set()).add(other));
      }
    }
  }
}

function differ(one: Requirements, other: Requirements): boolean {
  return [...one].some(([path, args]) => other.has(path) && other.get(path) !== args);
}

/** What each field of a type requires, also through the fields that it requires. */
function requirementsOf(fields: readonly FieldDefinitionNode[]): ReadonlyMap<string, Requirements> {
  const direct = new Map(fields.map((field) => [field.name.value, directRequirements(field)]));
  const all = new Map<string, Requirements>();
  for (const name of direct.keys()) {
    const reached = new Set([name]);
    const found = new Map<string, string>();
    for (const field of reached) {
      for (const [path, args] of direct.get(field) ?? []) {
        found.set(path, args);
        reached.add(path);
      }
    }
    all.set(name, found);
  }
  return all;
}

/** Composition writes `@join__field(requires: "price(currency: \"EUR\") category { averagePrice }")`. */
function directRequirements({ directives = [] }: FieldDefinitionNode): Requirements {
  const found = new Map<string, string>();
  for (const fieldSet of directives.flatMap(requiredBy)) {
    visitFields(fieldSet, (path, field) => {
      found.set(path, (field.arguments ?? []).map(print).toSorted().join());
    });
  }
  return found;
}

function requiredBy({ name, arguments: given = [] }: ConstDirectiveNode): SelectionSetNode[] {
  const value = given.find((argument) => argument.name.value === 'requires')?.value;
  const definition =
    name.value === 'join__field' && value?.kind === Kind.STRING
      ? parse(`{ ${value.value} }`).definitions[0]
      : undefined;
  return definition?.kind === Kind.OPERATION_DEFINITION ? [definition.selectionSet] : [];
}

function visitFields(
  fieldSet: SelectionSetNode,
  found: (path: string, field: FieldNode) => void,
): void {
  const path: string[] = [];
  visit(fieldSet, {
    Field: {
      enter: (field) => {
        path.push(field.name.value);
        found(path.join('.'), field);
      },
      leave: () => {
        path.pop();
      },
    },
  });
}
