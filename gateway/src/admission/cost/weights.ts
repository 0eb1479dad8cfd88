import {
  type GraphQLNamedOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
} from 'graphql';
import type { CostRules } from './cost-rules';

const WEIGHT_OF_AN_OBJECT = 1;

/** What one value costs without what is below it. */
export class Weights {
  private readonly schema: GraphQLSchema;
  private readonly weights: CostRules['weights'];

  constructor(schema: GraphQLSchema, { weights }: CostRules) {
    this.schema = schema;
    this.weights = weights;
  }

  /** The `@cost` of a field, if it has one. */
  ofField(coordinate: string): number | undefined {
    return this.weights.get(coordinate);
  }

  /** Of an interface or a union, that of its costliest type. */
  ofType(type: GraphQLNamedOutputType): number {
    const otherwise = isCompositeType(type) ? WEIGHT_OF_AN_OBJECT : 0;
    const types = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    return Math.max(0, ...types.map(({ name }) => this.weights.get(name) ?? otherwise));
  }
}
