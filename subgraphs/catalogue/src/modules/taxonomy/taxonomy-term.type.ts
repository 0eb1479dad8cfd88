import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { TaxonomyVocabulary } from './taxonomy-term';

registerEnumType(TaxonomyVocabulary, {
  name: 'TaxonomyVocabulary',
  description: 'A vocabulary that the catalogue classifies by.',
  valuesConfig: {
    ESA_TECHNOLOGY_TREE: {
      description:
        'Technology domains of the ESA Technology Tree (code `5`). Titles moved between its versions, so each term says its version; domain 26 is not confirmed by a source and is absent.',
    },
    PRODUCT_TREE: {
      description:
        'Product tree of this catalogue: segment / system / subsystem / equipment, such as `satellite/attitude/actuators/reaction-wheel`.',
    },
    ECSS_DISCIPLINE: {
      description: 'Branches and disciplines of the ECSS standards tree (code `E-40`).',
    },
    NASA_TX_2020: {
      description:
        'Level 1 of the 2020 NASA Technology Taxonomy (code `TX01`), for the cross-walk.',
    },
  },
});

@ObjectType('TaxonomyTerm', {
  simpleResolvers: true,
  description: 'A term of a vocabulary.',
})
@Directive('@key(fields: "vocabulary code")')
export class TaxonomyTermType {
  @Field(() => TaxonomyVocabulary, { description: 'The vocabulary it belongs to.' })
  vocabulary!: TaxonomyVocabulary;

  @Field(() => String, { description: 'Code within the vocabulary.' })
  code!: string;

  @Field(() => String, {
    description: 'Version or edition of the vocabulary that its title was taken from.',
  })
  version!: string;
}
