import {
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { type Merged, type Returned, ReturnedFields } from './collect-returned';
import { evaluate, type Variables } from './cost';
import type { CostRules } from './cost-rules';
import type { Fragments } from './fragments';
import { argumentsCost } from './input-cost';
import { Weights } from './weights';

/** What the rules of an operation's cost need to be read against its answer. */
export interface AnsweredOperation {
  readonly schema: GraphQLSchema;
  readonly rules: CostRules;
  readonly fragments: Fragments;
  readonly variables: Variables;
}

type JsonObject = Readonly<Record<string, unknown>>;

interface Place {
  /** The `@cost` of the field, if it has one. */
  readonly ownWeight: number | undefined;
  readonly type: GraphQLOutputType;
  readonly sets: readonly SelectionSetNode[];
}

/**
 * What an answer cost: the rules of the estimate, over what was returned. Each object and each item counts as often
 * as it is there, a null costs nothing but the arguments that it was asked with, and what was selected twice is there
 * once. Never more than the estimate where lists are no longer than the schema says.
 */
export class ResponseCost {
  private readonly rules: CostRules;
  private readonly schema: GraphQLSchema;
  private readonly variables: Variables;
  private readonly weights: Weights;
  private readonly fields: ReturnedFields;

  constructor({ schema, rules, fragments, variables }: AnsweredOperation) {
    this.rules = rules;
    this.schema = schema;
    this.variables = variables;
    this.weights = new Weights(schema, rules);
    this.fields = new ReturnedFields(schema, fragments, variables);
  }

  /** Of the `data` of an answer, as JSON has it. */
  ofData(root: GraphQLObjectType, selectionSet: SelectionSetNode, data: JsonObject): number {
    return this.ofFields(root, this.fields.of(root, [selectionSet]), data);
  }

  private ofFields(type: GraphQLObjectType, returned: Returned, object: JsonObject): number {
    let cost = 0;
    for (const [key, merged] of returned) {
      cost += this.ofField(type, merged, object[key]);
    }
    return cost;
  }

  private ofField(type: GraphQLObjectType, merged: Merged, value: unknown): number {
    const [node] = merged;
    const field = node === undefined ? undefined : type.getFields()[node.name.value];
    if (node === undefined || field === undefined) {
      // What the schema says about itself is at hand and costs nothing.
      return 0;
    }
    const coordinate = `${type.name}.${field.name}`;
    const ofArguments = argumentsCost(this.rules, { coordinate, field }, node.arguments ?? []);
    const place: Place = {
      ownWeight: this.weights.ofField(coordinate),
      type: field.type,
      sets: this.fields.setsBelow(merged),
    };
    return this.ofValue(place, value) + evaluate(ofArguments, this.variables);
  }

  private ofValue(place: Place, value: unknown): number {
    if (value === null || value === undefined) {
      return 0;
    }
    const nullable = getNullableType(place.type);
    if (isListType(nullable)) {
      const items: readonly unknown[] = Array.isArray(value) ? value : [];
      const one = { ...place, type: nullable.ofType };
      return items.reduce<number>((total, item) => total + this.ofValue(one, item), 0);
    }
    const type = getNamedType(nullable);
    return isCompositeType(type) && isObject(value)
      ? this.ofObject(place, type, value)
      : (place.ownWeight ?? this.weights.ofType(type));
  }

  private ofObject(place: Place, type: GraphQLCompositeType, object: JsonObject): number {
    const costs = this.typesOf(type, place, object).map(
      ([one, returned]) =>
        (place.ownWeight ?? this.weights.ofType(one)) + this.ofFields(one, returned, object),
    );
    return Math.max(...costs);
  }

  /** The answer need not tell the type of an object: it has one of those that would hold just these keys. */
  private typesOf(
    type: GraphQLCompositeType,
    { sets }: Place,
    object: JsonObject,
  ): readonly (readonly [GraphQLObjectType, Returned])[] {
    const types = isObjectType(type) ? [type] : this.schema.getPossibleTypes(type);
    const possible = types.map((one) => [one, this.fields.of(one, sets)] as const);
    const fitting = possible.filter(([one, returned]) => fits(one, returned, object));
    return fitting.length === 0 ? possible : fitting;
  }
}

function fits(type: GraphQLObjectType, returned: Returned, object: JsonObject): boolean {
  const keys = [...returned.keys()];
  return (
    keys.length === Object.keys(object).length &&
    keys.every((key) => Object.hasOwn(object, key)) &&
    [...returned].every(
      ([key, [node]]) => node?.name.value !== '__typename' || object[key] === type.name,
    )
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}
