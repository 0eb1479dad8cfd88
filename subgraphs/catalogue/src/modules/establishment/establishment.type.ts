import { NodeType, SiretScalar } from '@apogee/shared/graphql';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { EstablishmentRole } from './establishment';

registerEnumType(EstablishmentRole, {
  name: 'EstablishmentRole',
  description: 'What is done at a site. Values of this catalogue.',
  valuesConfig: {
    MANAGEMENT: { description: 'The firm is run from there.' },
    SALES: { description: 'Sales and relations with customers.' },
    ENGINEERING: { description: 'Engineering and design.' },
    RESEARCH: { description: 'Research and laboratories.' },
    PRODUCTION: { description: 'Production.' },
    INTEGRATION_TESTS: { description: 'Assembly, integration and tests.' },
    OPERATIONS: { description: 'Operation of spacecraft or of services.' },
  },
});

@ObjectType('PostalAddress', {
  simpleResolvers: true,
  description: 'A postal address, as far as it is known.',
})
export class PostalAddressType {
  @Field(() => String, { nullable: true, description: 'Street and number.' })
  line1!: string | null;

  @Field(() => String, { nullable: true, description: 'Building, floor, site.' })
  line2!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Postcode. Not a commune code: one postcode may serve several communes.',
  })
  postcode!: string | null;

  @Field(() => String, { nullable: true, description: 'Town.' })
  city!: string | null;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2 code of the country.' })
  countryCode!: string;
}

@ObjectType('Establishment', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A site of a firm.',
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "siret")')
export class EstablishmentType {
  @Field(() => ID, { description: 'Stable, opaque identifier.' })
  id!: string;

  @Field(() => SiretScalar, { nullable: true, description: 'SIRET; null when not known.' })
  siret!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the site, when it has one.' })
  name!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is the head office; null when not known.',
  })
  isHeadquarters!: boolean | null;

  @Field(() => [EstablishmentRole], {
    description: 'What is done there, as its firm states it; empty when not known.',
  })
  roles!: readonly EstablishmentRole[];

  @Field(() => PostalAddressType, { description: 'Postal address, as far as it is known.' })
  address!: PostalAddressType;

  @Field(() => String, {
    description:
      'INSEE code of its commune (COG). Paris, Marseille and Lyon may be given as whole cities: 75056, 13055, 69123.',
  })
  communeCode!: string;
}
