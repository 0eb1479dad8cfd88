import { type DocumentNode, Kind, visit } from 'graphql';
import { PlanningFailure } from './planning-failure';

/** Federation's own variable in every entity fetch. */
const RESERVED_VARIABLE = 'representations';

/** A document in planner-safe names. */
export interface SafelyNamed {
  readonly document: DocumentNode;
  /** Adds to the variables of a request the names that they have in the document. */
  readonly withPlannedNames: (variables: Variables) => Variables;
}

type Variables = Readonly<Record<string, unknown>>;

/**
 * Plans put `$representations` and `__typename` into the requests to subgraphs.
 * A client's variable of that name is renamed; a client's alias `__typename` for another field is refused,
 * because what an object's `__typename` says decides which fields are fetched for it.
 */
export function withSafeNames(document: DocumentNode): SafelyNamed {
  const taken = new Set<string>();
  visit(document, {
    Variable: ({ name }) => {
      taken.add(name.value);
    },
    Field: ({ alias, name }) => {
      if (alias?.value === '__typename' && name.value !== '__typename') {
        throw new PlanningFailure('the alias __typename is reserved');
      }
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
