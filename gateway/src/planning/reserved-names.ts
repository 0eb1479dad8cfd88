import { type DocumentNode, Kind, visit } from 'graphql';

/** Federation's own variable in every entity fetch. */
const RESERVED_VARIABLE = 'representations';

/** A document in planner-safe names. */
export interface SafelyNamed {
  readonly document: DocumentNode;
  /** Adds to the variables of a request the names that they have in the document. */
  readonly withPlannedNames: (variables: Variables) => Variables;
}

type Variables = Readonly<Record<string, unknown>>;

/** Gives another name to a client's variable `$representations`, which plans use for entities. */
export function withSafeNames(document: DocumentNode): SafelyNamed {
  const taken = new Set<string>();
  visit(document, {
    Variable: ({ name }) => {
      taken.add(name.value);
    },
  });
  return taken.has(RESERVED_VARIABLE)
    ? renamed(document, freeName(taken))
    : { document, withPlannedNames: (variables) => variables };
}

function freeName(taken: ReadonlySet<string>): string {
  let name = `${RESERVED_VARIABLE}_`;
  while (taken.has(name)) {
    name += '_';
  }
  return name;
}

function renamed(document: DocumentNode, substitute: string): SafelyNamed {
  return {
    document: visit(document, {
      Variable: (node) =>
        node.name.value === RESERVED_VARIABLE
          ? { ...node, name: { kind: Kind.NAME, value: substitute } }
          : undefined,
    }),
    withPlannedNames: (variables) =>
      variables[RESERVED_VARIABLE] === undefined
        ? variables
        : { ...variables, [substitute]: variables[RESERVED_VARIABLE] },
  };
}
