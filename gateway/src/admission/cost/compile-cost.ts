import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Cost, most, mostOfSums, product, sum } from './cost';
import type { CostRules, ListSizeRule } from './cost-rules';
import { type FieldFacts, KnownFields } from './field-facts';
import { type Fragments, fragmentsOf } from './fragments';
import { argumentsCost } from './input-cost';
import { listSize, UNKNOWN_LIST_SIZE } from './list-size';
import { presence } from './presence';

/** Sizes that a field tells for lists of the object it returns. */
type SizedFields = ReadonlyMap<string, Cost>;

/** A field of a selection, and the types that it needs: it costs nothing for objects of others. */
interface Part {
  readonly cost: Cost;
  readonly conditions: readonly GraphQLCompositeType[];
}

interface Selected {
  readonly selectionSet: SelectionSetNode;
  readonly type: GraphQLCompositeType;
  readonly sizes: SizedFields;
  /** Types that were asked for on the way here from the object. */
  readonly conditions: readonly GraphQLCompositeType[];
}

const NO_SIZES: SizedFields = new Map();

/**
 * What an operation may cost at most, as the IBM cost specification has it: each field costs its weight
 * (objects 1, scalars 0, unless `@cost` says otherwise) and what is below it, as often as its list is long.
 * Takes a valid document within the limits.
 */
export class CostCompiler {
  private readonly schema: GraphQLSchema;
  private readonly rules: CostRules;
  private readonly fields: KnownFields;

  constructor(schema: GraphQLSchema, rules: CostRules) {
    this.schema = schema;
    this.rules = rules;
    this.fields = new KnownFields(schema, rules);
  }

  compile(document: DocumentNode, operation: OperationDefinitionNode): Cost {
    const type = this.schema.getRootType(operation.operation);
    const fragments = fragmentsOf(document);
    return type == null
      ? 0
      : this.costOf(fragments, {
          selectionSet: operation.selectionSet,
          type,
          sizes: NO_SIZES,
          conditions: [],
        });
  }

  /** Of one object: whichever type it has, the most that it may cost. */
  private costOf(fragments: Fragments, selected: Selected): Cost {
    const parts = this.partsOf(fragments, selected);
    const always = sum(parts.filter(isUnconditional).map(({ cost }) => cost));
    const sometimes = parts.filter((part) => !isUnconditional(part));
    if (sometimes.length === 0) {
      return always;
    }
    const { type } = selected;
    const types = isObjectType(type) ? [type] : this.schema.getPossibleTypes(type);
    const costs = sometimes.map(({ cost }) => cost);
    const sums = types.map((one) =>
      sometimes.flatMap((part, at) => (this.applies(part, one) ? [at] : [])),
    );
    return sum([always, mostOfSums(costs, sums)]);
  }

  private partsOf(fragments: Fragments, selected: Selected): readonly Part[] {
    return selected.selectionSet.selections.flatMap((selection): readonly Part[] => {
      const present = presence(selection.directives);
      if (present === 0) {
        return [];
      }
      if (selection.kind === Kind.FIELD) {
        const cost = this.costOfField(fragments, selection, selected);
        return [{ cost: product([present, cost]), conditions: selected.conditions }];
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const parts =
        fragment === undefined ? [] : this.partsOf(fragments, this.narrowed(selected, fragment));
      return present === 1
        ? parts
        : parts.map(({ cost, conditions }) => ({ cost: product([present, cost]), conditions }));
    });
  }

  private narrowed(
    selected: Selected,
    { selectionSet, typeCondition }: InlineFragmentNode | FragmentDefinitionNode,
  ): Selected {
    const { conditions } = selected;
    const type = this.conditionOf(typeCondition?.name.value, selected.type);
    const isNew = type !== selected.type && !conditions.includes(type);
    return {
      ...selected,
      selectionSet,
      type,
      conditions: isNew ? [...conditions, type] : conditions,
    };
  }

  private conditionOf(name: string | undefined, type: GraphQLCompositeType): GraphQLCompositeType {
    const condition = name === undefined ? type : this.schema.getType(name);
    return isCompositeType(condition) ? condition : type;
  }

  private applies({ conditions }: Part, type: GraphQLObjectType): boolean {
    return conditions.every(
      (condition) =>
        condition === type || (isAbstractType(condition) && this.schema.isSubType(condition, type)),
    );
  }

  private costOfField(
    fragments: Fragments,
    node: FieldNode,
    { type, sizes }: Pick<Selected, 'type' | 'sizes'>,
  ): Cost {
    const name = node.name.value;
    const facts = this.fields.get(type, name);
    if (facts === undefined) {
      // What the schema says about itself is at hand and costs nothing.
      return 0;
    }
    const { field, weight, listSizes, coordinates } = facts;
    const ownSize = most(listSizes.map((rule) => listSize(rule, field, node)));
    const length = lengthOf(field.type, sizes.get(name) ?? ownSize);
    const below = this.costBelow(fragments, node, { facts, ownSize });
    const given = node.arguments ?? [];
    const ofArguments =
      given.length === 0
        ? []
        : coordinates.map((coordinate) => argumentsCost(this.rules, { coordinate, field }, given));
    return sum([product([length, sum([weight, below])]), most(ofArguments)]);
  }

  private costBelow(
    fragments: Fragments,
    { selectionSet }: FieldNode,
    { facts, ownSize }: { readonly facts: FieldFacts; readonly ownSize: Cost },
  ): Cost {
    const { type, listSizes } = facts;
    return selectionSet === undefined || !isCompositeType(type)
      ? 0
      : this.costOf(fragments, {
          selectionSet,
          type,
          sizes: sizedFields(listSizes, ownSize),
          conditions: [],
        });
  }
}

function isUnconditional({ conditions }: Part): boolean {
  return conditions.length === 0;
}

function sizedFields(rules: readonly ListSizeRule[], size: Cost): SizedFields {
  return new Map(rules.flatMap((rule) => rule.sizedFields.map((name) => [name, size] as const)));
}

/** The size is that of the outer list; of lists inside it nothing is known. */
function lengthOf(type: GraphQLOutputType, size: Cost): Cost {
  const nullable = getNullableType(type);
  return isListType(nullable) ? product([size, lengthOf(nullable.ofType, UNKNOWN_LIST_SIZE)]) : 1;
}
