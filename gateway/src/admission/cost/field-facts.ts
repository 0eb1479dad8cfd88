import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isUnionType,
} from 'graphql';
import type { CostRules, ListSizeRule } from './cost-rules';
import { conventionalListSize } from './list-size';
import { Weights } from './weights';

/** What schema and rules say of the cost of a field, whoever asks it and with whatever arguments. */
export interface FieldFacts {
  readonly field: GraphQLField<unknown, unknown>;
  /** Of the type without lists. */
  readonly type: GraphQLNamedOutputType;
  /** A field of an interface is, when it is asked, a field of one of its types. */
  readonly coordinates: readonly string[];
  readonly weight: number;
  readonly listSizes: readonly ListSizeRule[];
}

/** Reads the facts of each field once. */
export class KnownFields {
  private readonly schema: GraphQLSchema;
  private readonly rules: CostRules;
  private readonly weights: Weights;
  private readonly known = new Map<GraphQLCompositeType, Map<string, FieldFacts>>();

  constructor(schema: GraphQLSchema, rules: CostRules) {
    this.schema = schema;
    this.rules = rules;
    this.weights = new Weights(schema, rules);
  }

  /** `undefined` for what the schema says about itself. */
  get(type: GraphQLCompositeType, name: string): FieldFacts | undefined {
    let ofType = this.known.get(type);
    if (ofType === undefined) {
      ofType = this.read(type);
      this.known.set(type, ofType);
    }
    return ofType.get(name);
  }

  private read(parent: GraphQLCompositeType): Map<string, FieldFacts> {
    const fields = isUnionType(parent) ? [] : Object.values(parent.getFields());
    return new Map(
      fields.map((field) => {
        const type = getNamedType(field.type);
        const coordinates = this.coordinatesOf(parent, field.name);
        const told = coordinates.flatMap((name) => this.rules.listSizes.get(name) ?? []);
        const otherwise = this.weights.ofType(type);
        const facts = {
          field,
          type,
          coordinates,
          weight: Math.max(...coordinates.map((name) => this.weights.ofField(name) ?? otherwise)),
          listSizes: told.length === 0 ? [conventionalListSize(field)] : told,
        };
        return [field.name, facts];
      }),
    );
  }

  private coordinatesOf(type: GraphQLCompositeType, field: string): readonly string[] {
    const types = isAbstractType(type) ? [type, ...this.schema.getPossibleTypes(type)] : [type];
    return types.map(({ name }) => `${name}.${field}`);
  }
}
