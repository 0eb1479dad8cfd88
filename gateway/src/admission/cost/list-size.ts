import {
  type FieldNode,
  type GraphQLField,
  GraphQLInt,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  Kind,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import { type Cost, most } from './cost';
import type { ListSizeRule } from './cost-rules';

/** Length of a list of which the schema says nothing. */
export const UNKNOWN_LIST_SIZE = 10;

/** Relay's page arguments, which need no annotation: on lists, and on connections with these lists. */
const PAGE_ARGUMENTS = new Set(['first', 'last']);
const PAGE_FIELDS = ['edges', 'nodes'];

const LARGEST_INT = 2 ** 31 - 1;

type Field = GraphQLField<unknown, unknown>;

/** What is known of a field without `@listSize`: pages as Relay has them, otherwise nothing. */
export function conventionalListSize(field: Field): ListSizeRule {
  const type = getNamedType(field.type);
  const isList = isListType(getNullableType(field.type));
  const isConnection =
    !isList && isObjectType(type) && PAGE_FIELDS.some((name) => name in type.getFields());
  const slicing = field.args
    .filter(({ name, type: of }) => PAGE_ARGUMENTS.has(name) && getNamedType(of) === GraphQLInt)
    .map(({ name }) => name);
  return {
    assumedSize: null,
    slicingArguments: isList || isConnection ? slicing : [],
    sizedFields: isConnection && slicing.length > 0 ? PAGE_FIELDS : [],
    requireOneSlicingArgument: false,
  };
}

/** The largest of the slicing arguments that are given, then of their defaults, then what is assumed. */
export function listSize(rule: ListSizeRule, field: Field, node: FieldNode): Cost {
  const given = rule.slicingArguments.map((name) => slicingValue(name, field, node));
  const otherwise = rule.assumedSize ?? UNKNOWN_LIST_SIZE;
  const known = given.filter((size) => size !== null);
  return known.length === 0 ? otherwise : most(known.map((size) => orElse(size, otherwise)));
}

/** `null`: no size, with whatever variables. */
type Size = number | ((variables: Readonly<Record<string, unknown>>) => number | null);

function slicingValue(name: string, field: Field, node: FieldNode): Size | null {
  const byDefault = asSize(field.args.find((argument) => argument.name === name)?.defaultValue);
  const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
  if (given === undefined) {
    return byDefault;
  }
  return hasVariable(given)
    ? (variables) => asSize(valueFromASTUntyped(given, variables)) ?? byDefault
    : (asSize(valueFromASTUntyped(given)) ?? byDefault);
}

function orElse(size: Size, otherwise: number): Cost {
  return typeof size === 'number' ? size : (variables) => size(variables) ?? otherwise;
}

/** What is no Int is for validation to refuse, and a negative size for the subgraph. */
function asSize(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value)
    ? Math.min(Math.max(0, value), LARGEST_INT)
    : null;
}

export function hasVariable(value: ValueNode): boolean {
  switch (value.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.LIST:
      return value.values.some(hasVariable);
    case Kind.OBJECT:
      return value.fields.some((field) => hasVariable(field.value));
    default:
      return false;
  }
}
