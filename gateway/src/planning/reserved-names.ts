import { type DocumentNode, Kind, visit } from 'graphql';

/** Variables that plans use for themselves: for entities, and for what `@fromContext` arguments get. */
const RESERVED = /^(representations|contextualArgument_\d+_\d+)$/;

/** A document in planner-safe names. */
export interface SafelyNamed {
  readonly document: DocumentNode;
  /** Adds to the variables of a request the names that they have in the document. */
  readonly withPlannedNames: (variables: Variables) => Variables;
}

type Variables = Readonly<Record<string, unknown>>;

/** Gives other names to a client's variables that are called as those of plans. */
export function withSafeNames(document: DocumentNode): SafelyNamed {
  const taken = new Set<string>();
  visit(document, {
    Variable: ({ name }) => {
      taken.add(name.value);
    },
  });
  const substitutes = new Map<string, string>();
  for (const name of taken) {
    if (RESERVED.test(name)) {
      substitutes.set(name, freeName(name, taken));
    }
  }
  return substitutes.size === 0
    ? { document, withPlannedNames: (variables) => variables }
    : renamed(document, substitutes);
}

function freeName(reserved: string, taken: ReadonlySet<string>): string {
  let name = `${reserved}_`;
  while (taken.has(name)) {
    name += '_';
  }
  return name;
}

function renamed(document: DocumentNode, substitutes: ReadonlyMap<string, string>): SafelyNamed {
  return {
    document: visit(document, {
      Variable: (node) => {
        const substitute = substitutes.get(node.name.value);
        return substitute === undefined
          ? undefined
          : { ...node, name: { kind: Kind.NAME, value: substitute } };
      },
    }),
    withPlannedNames: (variables) => {
      const named: Record<string, unknown> = { ...variables };
      for (const [name, substitute] of substitutes) {
        if (variables[name] !== undefined) {
          named[substitute] = variables[name];
        }
      }
      return named;
    },
  };
}
