import {
  type ArgumentNode,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  valueFromASTUntyped,
} from 'graphql';
import { type Cost, sum } from './cost';
import type { CostRules } from './cost-rules';
import { hasVariable } from './list-size';

/** What the arguments cost that a client gives: their weights, and those inside input objects. */
export function argumentsCost(
  rules: CostRules,
  {
    coordinate,
    field,
  }: { readonly coordinate: string; readonly field: GraphQLField<unknown, unknown> },
  given: readonly ArgumentNode[],
): Cost {
  if (rules.weights.size === 0) {
    return 0;
  }
  return sum(
    given.flatMap(({ name, value }) => {
      const argument = field.args.find((definition) => definition.name === name.value);
      const weight = rules.weights.get(`${coordinate}(${name.value}:)`) ?? 0;
      const type = argument?.type;
      const inside = (actual: unknown): number =>
        type === undefined ? 0 : inputCost(rules, type, actual);
      return [
        weight,
        hasVariable(value)
          ? (variables) => inside(valueFromASTUntyped(value, variables))
          : inside(valueFromASTUntyped(value)),
      ];
    }),
  );
}

function inputCost(rules: CostRules, type: GraphQLInputType, value: unknown): number {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.reduce<number>(
      (total, item) => total + inputCost(rules, nullable.ofType, item),
      0,
    );
  }
  if (value === undefined || value === null) {
    return 0;
  }
  const own = rules.weights.get(getNamedType(type).name) ?? 0;
  if (!isInputObjectType(nullable) || typeof value !== 'object') {
    return own;
  }
  return Object.values(nullable.getFields()).reduce((total, field) => {
    const inside: unknown = Object.hasOwn(value, field.name)
      ? Reflect.get(value, field.name)
      : null;
    const weight = rules.weights.get(`${nullable.name}.${field.name}`) ?? 0;
    return inside === null ? total : total + weight + inputCost(rules, field.type, inside);
  }, own);
}
