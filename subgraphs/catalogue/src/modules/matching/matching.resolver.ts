import { toConnectionOf } from '@apogee/shared/graphql';
import type { ItemId } from '@apogee/shared/ids';
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type ItemContext, isProduct, type Product, ProductType } from '../labelable';
import type { SearchContext } from '../search';
import { type Source, type SourceContext, SourceType } from '../source';
import { type ConstraintCheck, compareKeys, keyOfMatch, type Match, MatchGroup } from './match';
import { MatchRequirementArguments, type ProductRequirementInput } from './matching.input';
import type { MatchingContext } from './matching.reader';
import {
  ConstraintCheckType,
  type MatchConnection,
  MatchConnectionType,
  type MatchEdge,
  MatchType,
} from './matching.type';
import { matchListOf, requirementOf } from './requirement.input';

type Context = MatchingContext & SearchContext & ItemContext;

@Resolver(() => MatchType)
export class MatchingResolver {
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["matches", "edges", "nodes"])')
  @Query(() => MatchConnectionType, {
    nullable: true,
    description:
      'Products judged by a requirement: those that meet all of it, those that could fit but lack data, those that fail something, each with what is required and what is stated. More than 20,000 products looked for: BAD_USER_INPUT.',
  })
  async matchRequirement(
    @Args(() => MatchRequirementArguments) given: MatchRequirementArguments,
    @Ctx() context: Context,
  ): Promise<MatchConnection> {
    const { requirement: input, first, after } = given;
    const list = matchListOf(input, after ?? null);
    const matches = await matchesOf(input, context);
    const { after: key } = list;
    const rest = matches.filter((match) => key === null || compareKeys(keyOfMatch(match), key) > 0);
    const page = await withProducts(rest.slice(0, first + 1), context);
    const connection = toConnectionOf<ShownMatch, Product, MatchEdge>(
      {
        list: '',
        rows: page,
        first,
        after,
        keyOf: () => [],
        countAll: () => Promise.resolve(matches.length),
      },
      ({ match, product }) => edgeOf(match, product, list.cursorOf(match)),
    );
    return Object.assign(new MatchConnectionType(), connection, { groups: groupsOf(matches) });
  }

  @FieldResolver(() => ProductType, { description: 'The product: its `node`.' })
  product(@Root() { node }: MatchEdge): Product {
    return node;
  }
}

@Resolver(() => MatchConnectionType)
export class MatchConnectionResolver {
  @FieldResolver(() => [MatchType], { description: 'The products of this page: its `edges`.' })
  matches(@Root() { edges }: MatchConnection): readonly MatchEdge[] {
    return edges;
  }
}

@Resolver(() => ConstraintCheckType)
export class ConstraintCheckResolver {
  @FieldResolver(() => SourceType, {
    nullable: true,
    description: 'Where what is stated was read; null where nothing is, and for accreditation.',
  })
  source(
    @Root() { sourceId }: ConstraintCheck,
    @Ctx() { sources }: SourceContext,
  ): Promise<Source | null> | null {
    return sourceId === null ? null : sources.byId.load(sourceId);
  }
}

/** Words that the catalogue does not have name no product. */
async function matchesOf(
  input: ProductRequirementInput,
  { searches, matching }: Context,
): Promise<readonly Match[]> {
  const requirement = requirementOf(input);
  const named = typeof input.text === 'string';
  const words = named ? await searches.conditionOf(String(input.text)) : null;
  const { productCategory = null, technologyDomains = null } = input;
  return named && words === null
    ? []
    : matching.match({ productCategory, technologyDomains, words }, requirement);
}

interface ShownMatch {
  readonly match: Match;
  readonly product: Product;
}

async function withProducts(
  matches: readonly Match[],
  { items }: ItemContext,
): Promise<ShownMatch[]> {
  const shown = await Promise.all(
    matches.map(async (match): Promise<ShownMatch[]> => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- candidates are rows of items
      const item = await items.byId.load(match.productId as ItemId);
      return isProduct(item) ? [{ match, product: item }] : [];
    }),
  );
  return shown.flat();
}

function edgeOf({ group, score, checks }: Match, node: Product, cursor: string): MatchEdge {
  return Object.assign(new MatchType(), { cursor, node, group, score, checks });
}

function groupsOf(matches: readonly Match[]): MatchConnection['groups'] {
  return Object.values(MatchGroup).map((group) => ({
    group,
    count: matches.filter((match) => match.group === group).length,
  }));
}
