import { LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { type Source, type SourceContext, SourceType } from '../source';
import type { TaxonomyTerm } from './taxonomy-term';
import { TaxonomyTermArguments, TaxonomyTermsArguments } from './taxonomy-term.input';
import type { TaxonomyContext } from './taxonomy-term.loader';
import { TaxonomyTermType } from './taxonomy-term.type';

@Resolver(() => TaxonomyTermType)
export class TaxonomyTermResolver {
  @Query(() => [TaxonomyTermType], {
    nullable: true,
    description: 'The terms of a vocabulary, one level at a time, in the order of the vocabulary.',
  })
  taxonomyTerms(
    @Args(() => TaxonomyTermsArguments) { vocabulary, parent }: TaxonomyTermsArguments,
    @Ctx() { terms }: TaxonomyContext,
  ): Promise<TaxonomyTerm[]> {
    return terms.findBelow(vocabulary, parent ?? null);
  }

  @Query(() => TaxonomyTermType, {
    nullable: true,
    description: 'One term of a vocabulary; null when the code is unknown.',
  })
  taxonomyTerm(
    @Args(() => TaxonomyTermArguments) { vocabulary, code }: TaxonomyTermArguments,
    @Ctx() { terms }: TaxonomyContext,
  ): Promise<TaxonomyTerm | null> {
    return terms.byKey.load({ vocabulary, code });
  }

  @FieldResolver(() => String, {
    description:
      'Title of the term. French titles of ESA, ECSS and NASA terms are translations made for this catalogue, not official ones.',
  })
  label(
    @Root() { label }: TaxonomyTerm,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): string | null {
    return pickText(label, locale);
  }

  @FieldResolver(() => TaxonomyTermType, {
    nullable: true,
    description: 'The broader term; null at the top.',
  })
  parent(
    @Root() { vocabulary, parentCode }: TaxonomyTerm,
    @Ctx() { terms }: TaxonomyContext,
  ): Promise<TaxonomyTerm | null> | null {
    return parentCode === null ? null : terms.byKey.load({ vocabulary, code: parentCode });
  }

  @FieldResolver(() => [TaxonomyTermType], {
    description: 'All broader terms, from the top term down to `parent`; empty at the top.',
  })
  ancestors(
    @Root() term: TaxonomyTerm,
    @Ctx() { terms }: TaxonomyContext,
  ): Promise<TaxonomyTerm[]> {
    return terms.ancestors.load(term);
  }

  @FieldResolver(() => Int, {
    description: 'Its level in the tree of its vocabulary: 1 at the top.',
  })
  async level(@Root() term: TaxonomyTerm, @Ctx() { terms }: TaxonomyContext): Promise<number> {
    return (await terms.ancestors.load(term)).length + 1;
  }

  @FieldResolver(() => [TaxonomyTermType], {
    description: 'The narrower terms one level below, in the order of the vocabulary.',
  })
  children(@Root() term: TaxonomyTerm, @Ctx() { terms }: TaxonomyContext): Promise<TaxonomyTerm[]> {
    return terms.children.load(term);
  }

  @FieldResolver(() => [TaxonomyTermType], {
    description:
      'Terms of other vocabularies that mean nearly the same. An editorial cross-walk of this catalogue, not an equivalence.',
  })
  closeMatches(
    @Root() term: TaxonomyTerm,
    @Ctx() { terms }: TaxonomyContext,
  ): Promise<TaxonomyTerm[]> {
    return terms.closeMatches.load(term);
  }

  @FieldResolver(() => SourceType, {
    nullable: true,
    description: 'Where the term was read.',
  })
  source(
    @Root() { sourceId }: TaxonomyTerm,
    @Ctx() { sources }: SourceContext,
  ): Promise<Source | null> {
    return sources.byId.load(sourceId);
  }
}
