import {
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { CostRules } from './cost-rules';

/** `requireOneSlicingArgument`: exactly one tells the size of the list, or its default does. */
export function slicingArgumentsRule(rules: CostRules): ValidationRule {
  return (context: ValidationContext) => ({
    Field(node): void {
      const coordinate = `${context.getParentType()?.name}.${node.name.value}`;
      const rule = rules.listSizes.get(coordinate);
      const names = rule?.requireOneSlicingArgument === true ? rule.slicingArguments : [];
      if (names.length > 0 && countTelling(names, node, context.getFieldDef()) !== 1) {
        const message = `Field "${node.name.value}" needs exactly one of the arguments ${names.join(', ')}.`;
        context.reportError(new GraphQLError(message, { nodes: node }));
      }
    },
  });
}

function countTelling(
  names: readonly string[],
  node: FieldNode,
  field: GraphQLField<unknown, unknown> | null | undefined,
): number {
  const given = (node.arguments ?? []).filter(({ name }) => names.includes(name.value));
  const byDefault = (field?.args ?? []).filter(
    ({ name, defaultValue }) => names.includes(name) && typeof defaultValue === 'number',
  );
  return given.length > 0 ? given.length : byDefault.length;
}
