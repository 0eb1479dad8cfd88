import { DateScalar, UrlScalar } from '@apogee/shared/graphql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { SourceQuality } from './source';

registerEnumType(SourceQuality, {
  name: 'SourceQuality',
  description: 'What kind of place a fact was read in.',
  valuesConfig: {
    OPEN_DATA_SET: { description: 'A published open data set.' },
    PUBLISHED_PAGE: { description: 'A press article, or a page of a company, cluster or agency.' },
    SECONDARY_COPY: { description: 'A copy of a document, kept by somebody else than its author.' },
    FIRM_STATEMENT: {
      description: 'Stated by the firm itself in this catalogue; nobody else has checked it.',
    },
    OWN: { description: 'Work of this catalogue itself.' },
    DEMONSTRATION: { description: 'Invented for demonstration: describes nothing real.' },
  },
});

@ObjectType('Source', {
  simpleResolvers: true,
  description: 'Where facts of the catalogue were read. A fact is only as good as its source.',
})
export class SourceType {
  @Field(() => ID, { description: 'Stable identifier of the source.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Short code under which the reference data cites it.',
  })
  code!: string | null;

  @Field(() => String, { description: 'Title, in the language of the source.' })
  title!: string;

  @Field(() => UrlScalar, {
    nullable: true,
    description: 'Address; null when the source is known by its title only.',
  })
  url!: string | null;

  @Field(() => SourceQuality, { description: 'What kind of place it is.' })
  quality!: SourceQuality;

  @Field(() => String, { description: 'Under which licence its facts are used, or how.' })
  licence!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of the file or page that was read; null when not recorded.',
  })
  readOn!: string | null;
}
