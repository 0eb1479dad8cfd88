import './search-enums.type';
import {
  type ConnectionOf,
  connectionType,
  type EdgeOf,
  edgeType,
  type Locale,
} from '@apogee/shared/graphql';
import { createUnionType, Field, Float, Int, ObjectType } from 'type-graphql';
import { FirmType } from '../firm';
import {
  EngineeringActivityType,
  ProductRangeType,
  ProductType,
  typeNameOfItem,
} from '../labelable';
import { TaxonomyTermType } from '../taxonomy';
import type { Mark } from './highlight';
import type { Reading } from './reading';
import { FacetField, SearchKind } from './search';
import type { Search } from './search.reader';
import type { SearchNode } from './search-node.loader';

export const SearchNodeType = createUnionType({
  name: 'SearchNode',
  description: 'What a search finds: a firm or one of its items.',
  types: () => [FirmType, ProductType, ProductRangeType, EngineeringActivityType] as const,
  resolveType: (node) => ('kind' in node ? typeNameOfItem(node) : 'Firm'),
});

@ObjectType('TextMark', {
  simpleResolvers: true,
  description: 'A part of a text, by positions in UTF-16 code units as JavaScript counts them.',
})
class TextMarkType implements Mark {
  @Field(() => Int, { description: 'Position of its first unit, from 0.' })
  start!: number;

  @Field(() => Int, { description: 'Position after its last unit.' })
  end!: number;
}

@ObjectType('SearchHighlight', {
  simpleResolvers: true,
  description: 'A text of a result that has words that were looked for.',
})
export class SearchHighlightType {
  @Field(() => String, {
    description: 'The text, as it stands in the record. Not HTML: escape it, or use `html`.',
  })
  text!: string;

  @Field(() => [TextMarkType], { description: 'Where the words are, in order, without overlap.' })
  marks!: readonly Mark[];

  @Field(() => String, {
    description:
      'The text as HTML: escaped, with the words in `<mark>` elements and no other markup.',
  })
  html!: string;
}

const Edge = edgeType({ name: 'Search', node: () => SearchNodeType, nullableNode: true });

@ObjectType('SearchEdge', { description: 'One result of a search.' })
export class SearchEdgeType extends Edge {
  @Field(() => Float, {
    description:
      'How well it matches the words, of any size, higher first; 0 without words. Comparable within one search only.',
  })
  score!: number;

  @Field(() => SearchKind, { description: 'What it is.' })
  kind!: SearchKind;

  @Field(() => Float, {
    nullable: true,
    description:
      'Kilometres from the centre of `near` to the nearest establishment of its firm, along a great circle; null without `near`.',
  })
  distanceKm!: number | null;
}

/** A result with what its fields are answered from. */
export interface SearchEdge extends EdgeOf<SearchNode | null> {
  readonly id: string;
  readonly score: number;
  readonly kind: SearchKind;
  readonly distanceKm: number | null;
  readonly meanings: Reading['meanings'];
  readonly locale: Locale;
}

export type SearchConnection = ConnectionOf<SearchNode | null, SearchEdge> & {
  readonly search: Search;
  readonly locale: Locale;
  readonly facetFields: readonly FacetField[];
};

const Connection = connectionType({
  name: 'Search',
  node: () => SearchNodeType,
  nullableNode: true,
  edge: SearchEdgeType,
});

@ObjectType('FacetBucket', {
  simpleResolvers: true,
  description: 'One value of a facet.',
})
class FacetBucketType {
  @Field(() => String, { description: 'The value, as the condition of the filter takes it.' })
  value!: string;

  @Field(() => String, { description: 'Its name in the language of the search.' })
  label!: string;

  @Field(() => Int, {
    description:
      'How many results the same search would have with this value as its condition on this facet.',
  })
  count!: number;
}

@ObjectType('Facet', {
  simpleResolvers: true,
  description:
    'What the results have in one respect. A condition on the facet itself does not narrow its own counts, so that other values can be chosen.',
})
export class FacetType {
  @Field(() => FacetField, { description: 'In which respect.' })
  field!: FacetField;

  @Field(() => [FacetBucketType], {
    description: 'Values that some result has, the most frequent first.',
  })
  buckets!: readonly FacetBucketType[];
}

@ObjectType('WordCorrection', {
  simpleResolvers: true,
  description: 'A word of the question that the catalogue does not know, and what was looked for.',
})
class WordCorrectionType {
  @Field(() => String, { description: 'The word as it was given, without accents.' })
  from!: string;

  @Field(() => String, { description: 'The word that was looked for, without accents.' })
  to!: string;
}

@ObjectType('WordsRead', {
  simpleResolvers: true,
  description: 'How the words of a search were understood.',
})
export class WordsReadType {
  @Field(() => [WordCorrectionType], { description: 'Words read as others; empty on later pages.' })
  corrections!: readonly WordCorrectionType[];

  @Field(() => [String], {
    description: 'Words that nothing in the catalogue has or resembles; empty on later pages.',
  })
  ignored!: readonly string[];

  @Field(() => Boolean, {
    description:
      'True when nothing in the catalogue has all of the words, so that any of them was enough.',
  })
  anyWord!: boolean;
}

@ObjectType('SearchConnection', { description: 'A page of the results of a search.' })
export class SearchConnectionType extends Connection {
  search!: Search;
  locale!: Locale;
  facetFields!: readonly FacetField[];
}

@ObjectType('SearchSuggestion', {
  simpleResolvers: true,
  description: 'What a half-typed question may become.',
})
export class SearchSuggestionType {
  @Field(() => String, { description: 'The text to suggest. Not HTML.' })
  text!: string;

  @Field(() => [TextMarkType], { description: 'Where it has what was typed.' })
  marks!: readonly Mark[];

  @Field(() => SearchNodeType, {
    nullable: true,
    description: 'The firm or item of this name; null for a term of the product tree.',
  })
  node!: SearchNode | null;

  @Field(() => TaxonomyTermType, {
    nullable: true,
    description: 'The term of the product tree of this name; null for a firm or an item.',
  })
  category!: object | null;
}
