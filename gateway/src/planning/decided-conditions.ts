import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type InlineFragmentNode,
  Kind,
  visit,
} from 'graphql';

const INCLUDE = GraphQLIncludeDirective.name;

type Conditional = FieldNode | FragmentSpreadNode | InlineFragmentNode;

/** A condition must be true or false, which a variable with a default can fail to be. The message may be shown. */
export class UndecidedCondition extends Error {
  override readonly name = 'UndecidedCondition';
  readonly code = 'BAD_USER_INPUT';

  constructor(variable: string) {
    super(`Variable "$${variable}" decides what is asked and must not be null.`);
  }
}

/** The variables that decide, in `@skip` and `@include`, what an operation asks. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      const condition = directive.arguments?.[0]?.value;
      if (isCondition(directive) && condition?.kind === Kind.VARIABLE) {
        names.add(condition.name.value);
      }
    },
  });
  return [...names];
}

/**
 * The document without `@skip` and `@include`: what they leave out is gone, and nothing may be left of an object.
 * Each set of decisions is planned for itself. One plan for all of them goes wrong where a field with
 * `@requires` is left out: what it requires is then not fetched, and the fields fetched beside it are lost.
 */
export function withDecidedConditions(
  document: DocumentNode,
  values: Readonly<Record<string, unknown>>,
): DocumentNode {
  const decide = <Node extends Conditional>(node: Node): Node | null | undefined => {
    if (node.directives === undefined || !node.directives.some(isCondition)) {
      return undefined;
    }
    return isIncluded(node, values)
      ? { ...node, directives: node.directives.filter((directive) => !isCondition(directive)) }
      : null;
  };
  return visit(document, { Field: decide, FragmentSpread: decide, InlineFragment: decide });
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === GraphQLSkipDirective.name || name.value === INCLUDE;
}

function isIncluded(
  { directives = [] }: Conditional,
  values: Readonly<Record<string, unknown>>,
): boolean {
  return directives.every((directive) => {
    const condition = directive.arguments?.[0]?.value;
    const isTrue =
      condition?.kind === Kind.VARIABLE
        ? values[condition.name.value] === true
        : condition?.kind === Kind.BOOLEAN && condition.value;
    return !isCondition(directive) || isTrue === (directive.name.value === INCLUDE);
  });
}
