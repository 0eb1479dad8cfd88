import { DateScalar, DateTimeScalar } from '@apogee/shared/graphql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Authority, DecisionOutcome } from './ledger.enums.type';

@ObjectType('DecisionTally', { description: 'The vote behind a decision, after recusals.' })
export class DecisionTallyType {
  @Field(() => Int, { description: 'Ballots for.' })
  for!: number;

  @Field(() => Int, { description: 'Ballots against.' })
  against!: number;

  @Field(() => Int, { description: 'Abstentions.' })
  abstain!: number;

  @Field(() => Int, { description: 'Seats that did not deal with the file.' })
  recused!: number;

  @Field(() => Boolean, { description: 'Whether enough seats of enough directorates voted.' })
  quorumMet!: boolean;

  @Field(() => Int, { description: 'Number of directorates among those who voted.' })
  directoratesRepresented!: number;
}

@ObjectType('Signatory', { description: 'Who signed a record, as they were called on the day.' })
export class SignatoryType {
  @Field(() => ID, { description: 'Identifier of the person.' })
  personId!: string;

  @Field(() => String, { description: 'Name on the day.' })
  displayName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of their directorate on the day; null for somebody from outside.',
  })
  directorateCode!: string | null;
}

@ObjectType('DecisionRecord', {
  description:
    'A record of the decision ledger. Records are never changed: each holds the hash of the one before, and a wrong one is corrected by another.',
})
export class DecisionRecordType {
  @Field(() => Int, { description: 'Its number: 1, 2, 3… without holes, in the order of commits.' })
  seq!: number;

  @Field(() => DecisionOutcome, { description: 'What was decided or happened.' })
  outcome!: DecisionOutcome;

  @Field(() => Authority, { description: 'By whose power.' })
  authority!: Authority;

  @Field(() => String, { description: 'Whose deed it is: the subject of a token, or `clock`.' })
  actor!: string;

  @Field(() => ID, { nullable: true, description: 'The application decided upon, if any.' })
  applicationId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Number of the label concerned, if any.' })
  labelNumber!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was decided or happened.' })
  decidedAt!: string;

  @Field(() => DateScalar, { description: 'First day in Paris on which it takes effect.' })
  effectiveFrom!: string;

  @Field(() => Boolean, { description: 'Whether the register shows the grounds.' })
  groundsPublic!: boolean;

  @Field(() => DecisionTallyType, {
    nullable: true,
    description: 'The vote; null where none was taken.',
  })
  tally!: DecisionTallyType | null;

  @Field(() => [SignatoryType], { description: 'Who signed.' })
  signatories!: SignatoryType[];

  @Field(() => String, {
    nullable: true,
    description: 'Version of the label scheme that it was decided under.',
  })
  schemeVersion!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which an appeal may be lodged; null where none is possible.',
  })
  appealDeadline!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of the record whose place this one takes; null for an original. Of several corrections of one record, the last one stands.',
  })
  rectifies!: number | null;

  @Field(() => String, {
    name: 'content',
    description:
      'Everything the record says, as canonical JSON (RFC 8785): the text that was hashed, with the hash of the record before in it.',
  })
  text!: string;

  @Field(() => String, { description: 'SHA-256 of `content` in UTF-8, hexadecimal.' })
  contentSha256!: string;

  @Field(() => String, {
    description: '`contentSha256` of the record before; 64 zeros in the first record.',
  })
  previousSha256!: string;
}

@ObjectType('LabelDecision', {
  description: 'The public part of a record of the decision ledger that is about a label.',
})
export class LabelDecisionType {
  @Field(() => Int, { description: 'Number of the record in the ledger.' })
  seq!: number;

  @Field(() => DecisionOutcome, { description: 'What was decided or happened.' })
  outcome!: DecisionOutcome;

  @Field(() => Authority, { description: 'By whose power.' })
  authority!: Authority;

  @Field(() => DateScalar, { description: 'First day in Paris on which it takes effect.' })
  effectiveFrom!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the record whose place this one takes; null for an original.',
  })
  rectifies!: number | null;

  @Field(() => String, { description: 'SHA-256 of the record’s whole content, hexadecimal.' })
  contentSha256!: string;
}
