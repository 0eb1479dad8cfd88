import { type ConstDirectiveNode, valueFromASTUntyped } from 'graphql';
import type { AccessRequirement } from '../identity';

/** What the two directives are called in a schema; `null` for one that it does not know. */
export interface DirectiveNames {
  readonly authenticated: string | null;
  readonly requiresScopes: string | null;
}

const USUAL_NAMES: DirectiveNames = {
  authenticated: 'authenticated',
  requiresScopes: 'requiresScopes',
};

/** What the `@authenticated` and `@requiresScopes` among these directives ask of a caller. */
export function statedRequirements(
  directives: readonly ConstDirectiveNode[],
  names: DirectiveNames = USUAL_NAMES,
): readonly AccessRequirement[] {
  return directives.flatMap((directive) => {
    switch (directive.name.value) {
      case names.authenticated:
        return [{ alternatives: [] }];
      case names.requiresScopes:
        return [{ alternatives: scopesOf(directive) }];
      default:
        return [];
    }
  });
}

function scopesOf({ arguments: given = [] }: ConstDirectiveNode): string[][] {
  const value = given.find(({ name }) => name.value === 'scopes')?.value;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- composition checks the argument's type, [[Scope!]!]!
  return value === undefined ? [] : (valueFromASTUntyped(value) as string[][]);
}
