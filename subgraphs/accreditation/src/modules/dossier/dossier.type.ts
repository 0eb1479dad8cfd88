import { DateTimeScalar } from '@apogee/shared/graphql';
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SmeCategory, SmeLinkage } from './sme-declaration';

registerEnumType(SmeCategory, {
  name: 'DeclaredSmeCategory',
  description: 'Class of enterprise of Recommendation 2003/361/EC, as a firm declares it.',
  valuesConfig: {
    MICRO: { description: 'Microenterprise.' },
    SMALL: { description: 'Small enterprise.' },
    MEDIUM: { description: 'Medium-sized enterprise.' },
    NOT_SME: { description: 'None of these.' },
  },
});

registerEnumType(SmeLinkage, {
  name: 'DeclaredSmeLinkage',
  description: 'Ties of an enterprise to others, in the words of Recommendation 2003/361/EC.',
  valuesConfig: {
    AUTONOMOUS: { description: 'Autonomous.' },
    PARTNER: { description: 'Has partner enterprises.' },
    LINKED: { description: 'Has linked enterprises.' },
  },
});

export { SmeCategory, SmeLinkage };

@Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
@ObjectType('ApplicationDocument', {
  description:
    'A document of an application, by its content. The file itself is kept by the firm and the agency.',
})
export class ApplicationDocumentType {
  @Field(() => ID, { description: 'Identifier of the document.' })
  id!: string;

  @Field(() => String, { description: 'Code of the requirement that it is for.' })
  requirementCode!: string;

  @Field(() => String, { description: 'Title, as the firm gives it.' })
  title!: string;

  @Field(() => String, { description: 'SHA-256 of its content, 64 hexadecimal digits.' })
  sha256!: string;

  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  addedAt!: Date;
}

@Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
@ObjectType('ApplicationReference', {
  description: 'A mission in which an engineering activity proved itself.',
})
export class ApplicationReferenceType {
  @Field(() => Int, { description: 'Number of the reference, from 1, within the application.' })
  ordinal!: number;

  @Field(() => String, { description: 'The mission.' })
  mission!: string;

  @Field(() => String, { description: 'Who operates it.' })
  operator!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a person of the secretariat accepted it; null until then.',
  })
  acceptedAt!: Date | null;
}

@Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
@ObjectType('SmeDeclaration', {
  description:
    'What a firm declares of its size. Recorded, and accepted or not by a person: the answer is never computed.',
})
export class SmeDeclarationType {
  @Field(() => String, { description: 'Version of the rule that it is declared under.' })
  ruleVersion!: string;

  @Field(() => SmeCategory, { description: 'Class that the firm says it is of.' })
  category!: SmeCategory;

  @Field(() => SmeLinkage, { description: 'Its ties to other enterprises.' })
  linkage!: SmeLinkage;

  @Field(() => [Int], { description: 'Closed accounting years that the figures are of.' })
  accountingYears!: readonly number[];

  @Field(() => Float, { description: 'Headcount in annual work units.' })
  headcountAwu!: number;

  @Field(() => Float, { nullable: true, description: 'Turnover in euros; null when not stated.' })
  turnoverEur!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Balance sheet total in euros; null when not stated.',
  })
  balanceSheetEur!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it was declared.' })
  declaredAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a person of the secretariat accepted it; null until then.',
  })
  acceptedAt!: Date | null;
}

@Directive('@requiresScopes(scopes: [["accreditation:apply"], ["accreditation:read"]])')
@ObjectType('CompletenessItem', {
  description: 'A requirement of the scheme, and what the application holds for it.',
})
export class CompletenessItemType {
  @Field(() => [ApplicationDocumentType], {
    description: 'Documents for it, in the order in which they were added.',
  })
  documents!: readonly ApplicationDocumentType[];
}
