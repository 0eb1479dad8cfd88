import './firm-enums.type';
import {
  DateScalar,
  DateTimeScalar,
  NodeType,
  SirenScalar,
  UrlScalar,
} from '@apogee/shared/graphql';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { ActivityCategory, EnterpriseLinkage, SmeCategory } from './firm';

@ObjectType('ContractorProfile', {
  simpleResolvers: true,
  description: 'The descriptive record of a firm in the catalogue.',
})
export class ContractorProfileType {
  @Field(() => [ActivityCategory], {
    description:
      'What the firm does, as far as its sources support it; empty when they do not say.',
  })
  activityCategories!: readonly ActivityCategory[];
}

@ObjectType('SmeStatus', {
  simpleResolvers: true,
  description:
    'What a firm declared about its size. A declaration, kept as it was made: the catalogue does not compute it.',
})
export class SmeStatusType {
  @Field(() => SmeCategory, { description: 'Declared size class.' })
  category!: SmeCategory;

  @Field(() => EnterpriseLinkage, {
    nullable: true,
    description: 'Declared ties to other enterprises; null when not declared.',
  })
  linkage!: EnterpriseLinkage | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Headcount in annual work units (2003/361/EC, annex, article 5).',
  })
  headcountAwu!: number | null;

  @Field(() => [Int], { description: 'Closed accounting years that the declaration rests on.' })
  accountingYears!: readonly number[];

  @Field(() => DateScalar, { nullable: true, description: 'Day of the declaration.' })
  declaredOn!: string | null;
}

@ObjectType('Firm', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'An organisation of the French space sector. Most real firms come from public sources and have not been checked with them: see `verified` and `sources`.',
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "siren")')
export class FirmType {
  @Field(() => ID, { description: 'Stable, opaque identifier.' })
  id!: string;

  @Field(() => SirenScalar, { nullable: true, description: 'SIREN; null when not known.' })
  siren!: string | null;

  @Field(() => String, {
    description:
      'Name. The registered one where the firm is verified, else the name that the sources give.',
  })
  legalName!: string;

  @Field(() => String, { nullable: true, description: 'Trade name or usual short name.' })
  tradeName!: string | null;

  @Field(() => [String], { description: 'Names the firm had before.' })
  formerNames!: readonly string[];

  @Field(() => UrlScalar, { nullable: true, description: 'Web site; null when not known.' })
  website!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of foundation, when known.' })
  foundedOn!: string | null;

  @Field(() => Boolean, {
    description: 'True for a fictitious firm made for demonstration. Nothing about it is real.',
  })
  demonstration!: boolean;

  @Field(() => Boolean, {
    description:
      'True when this record was checked with the firm or a registry. What a firm states of itself does not make it so: its statements are `sources`.',
  })
  verified!: boolean;

  @Field(() => Int, { description: 'Counts the changes of this record, from 1.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When this record last changed.' })
  updatedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Since when the firm is archived: left out of lists and search, and still there for labels. Null while it is published.',
  })
  archivedAt!: Date | null;
}
