import { DateTimeScalar, type Locale, toConnectionOf } from '@apogee/shared/graphql';
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { FirmContext } from '../firm';
import type { ItemContext } from '../labelable';
import { type Highlight, highlightsOf } from './highlight';
import type { FacetCount, FacetField, Found } from './search';
import { SearchArguments } from './search.input';
import type { DocumentTexts, SearchContext } from './search.reader';
import {
  FacetType,
  type SearchConnection,
  SearchConnectionType,
  type SearchEdge,
  SearchEdgeType,
  SearchHighlightType,
  WordsReadType,
} from './search.type';
import { type ListedQuestion, questionOf } from './search-criteria.input';
import { loadNode, type SearchNode } from './search-node.loader';
import { wordsOf } from './words';

type Context = SearchContext & FirmContext & ItemContext;

@Resolver(() => SearchConnectionType)
export class SearchResolver {
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["hits", "edges", "nodes"])')
  @Query(() => SearchConnectionType, {
    nullable: true,
    description:
      'Firms, products, ranges and engineering activities by words and facets, the best match first; without words by name.',
  })
  async search(
    @Args(() => SearchArguments) given: SearchArguments,
    @Ctx() context: Context,
  ): Promise<SearchConnection> {
    const question = questionOf(given);
    const search = await context.searches.search(question);
    const nodes = await loadNodes(search.found.slice(0, given.first), context);
    const connection = toConnectionOf<Found, SearchNode | null, SearchEdge>(
      {
        list: '',
        rows: search.found,
        first: given.first,
        after: given.after,
        keyOf: () => [],
        countAll: () => search.count(),
      },
      (found) => edgeOf(found, { question, nodes, search, given }),
    );
    return Object.assign(new SearchConnectionType(), connection, {
      search,
      locale: given.locale,
      facetFields: question.facets,
    });
  }

  @FieldResolver(() => [SearchEdgeType], { description: 'The results of this page: its `edges`.' })
  hits(@Root() { edges }: SearchConnection): readonly SearchEdge[] {
    return edges;
  }

  @FieldResolver(() => [FacetType], {
    description: 'The facets asked for, in that order, counted over all results.',
  })
  async facets(
    @Root() { search, locale, facetFields }: SearchConnection,
    @Ctx() { searches }: SearchContext,
  ): Promise<FacetType[]> {
    const counts = await search.countFacets();
    const labels = new Map(
      (await searches.findFacetLabels(counts)).map(({ field, value, labelFr, labelEn }) => [
        `${field} ${value}`,
        locale === 'EN' ? labelEn : labelFr,
      ]),
    );
    return facetFields.map((field) => ({ field, buckets: bucketsOf(field, counts, labels) }));
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Up to when labels, confirmed TRLs and places are known here: now, when everything announced was read. Null before the first announcement was read. The record itself is always as it is.',
  })
  projectionAsOf(@Ctx() { searches }: SearchContext): Promise<Date | null> {
    return searches.freshness();
  }

  @FieldResolver(() => WordsReadType, { description: 'How the words were understood.' })
  wordsRead(@Root() { search }: SearchConnection): WordsReadType {
    const { corrections, ignored, understanding } = search;
    return { corrections, ignored, anyWord: understanding.strictness === 'ANY' };
  }
}

@Resolver(() => SearchEdgeType)
export class SearchEdgeResolver {
  @FieldResolver(() => [SearchHighlightType], {
    description:
      'Texts of the result with the words that were looked for, its name first; empty without words, or where the words stand elsewhere in its record.',
  })
  async highlights(
    @Root() { id, meanings, locale }: SearchEdge,
    @Ctx() { searches }: SearchContext,
  ): Promise<Highlight[]> {
    const texts = meanings.length === 0 ? null : await searches.texts.load(id);
    if (texts === null) {
      return [];
    }
    const shown = textsIn(locale, texts);
    const words = [...new Set(shown.flatMap((text) => wordsOf(text)))];
    const stems = await Promise.all(words.map((word) => searches.stems.load(word)));
    const known = stems.filter((stemmed) => stemmed !== null);
    return highlightsOf(shown, meanings, new Map(known.map((stemmed) => [stemmed.word, stemmed])));
  }
}

/** The other names are the same in every language. */
function textsIn(locale: Locale, texts: DocumentTexts): string[] {
  const { nameFr, nameEn, names, bodyFr, bodyEn } = texts;
  const own = locale === 'EN' ? [nameEn, names, bodyEn] : [nameFr, names, bodyFr];
  return own.filter((text) => text !== '');
}

interface Page {
  readonly question: ListedQuestion;
  readonly nodes: ReadonlyMap<string, SearchNode | null>;
  readonly search: SearchConnection['search'];
  readonly given: SearchArguments;
}

function edgeOf(found: Found, { question, nodes, search, given }: Page): SearchEdge {
  return Object.assign(new SearchEdgeType(), {
    cursor: question.cursorOf(found, search.understanding),
    node: nodes.get(found.id) ?? null,
    id: found.id,
    score: found.score,
    kind: found.kind,
    distanceKm: found.distanceKm,
    meanings: search.understanding.meanings,
    locale: given.locale,
  });
}

async function loadNodes(
  found: readonly Found[],
  context: FirmContext & ItemContext,
): Promise<Map<string, SearchNode | null>> {
  const nodes = await Promise.all(
    found.map(async (one) => [one.id, await loadNode(one, context)] as const),
  );
  return new Map(nodes);
}

function bucketsOf(
  wanted: FacetField,
  counts: readonly FacetCount[],
  labels: ReadonlyMap<string, string>,
): FacetType['buckets'] {
  return counts
    .filter(({ field }) => field === wanted)
    .map(({ field, value, count }) => ({
      value,
      label: labels.get(`${field} ${value}`) ?? value,
      count,
    }));
}
