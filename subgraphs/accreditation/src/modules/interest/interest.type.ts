import type { IsoDate } from '@apogee/shared/clock';
import {
  connectionType,
  DateScalar,
  IsDayArgument,
  IsIdentifierArgument,
  PageArguments,
  UserErrorType,
} from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import type { FirmId, PersonId } from '@apogee/shared/ids';
import { IsIn, IsOptional, Min, ValidateNested } from 'class-validator';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ConflictGround, REGISTERED_GROUNDS, type RegisteredGround } from '../committee';
import type { InterestId, RegisteredInterest } from './interest';

@Directive(`@requiresScopes(scopes: [["${Scope.READ}"]])`)
@ObjectType('Interest', {
  description:
    'A registered interest of a person in a firm, which keeps the person from the firm’s files while it lasts and for the scheme’s cooling-off after. Seen by the person, the secretariat and auditors.',
})
export class InterestType {
  @Field(() => ID, { description: 'Identifier of the interest.' })
  id!: InterestId;

  @Field(() => ConflictGround, { description: 'What it is.' })
  ground!: string;

  @Field(() => DateScalar, { name: 'from', description: 'First day in Paris.' })
  fromOn!: string;

  @Field(() => DateScalar, {
    name: 'until',
    nullable: true,
    description: 'Last day in Paris; null while it lasts.',
  })
  untilOn!: string | null;

  @Field(() => Int, {
    description: 'Grows by one with each change. State it as `expectedVersion` to end it.',
  })
  version!: number;
}

@InputType({
  description:
    'Which interests to list. Conditions are combined with “and”; an absent one asks for nothing.',
})
export class InterestFilter {
  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the person, at most 200 characters.',
  })
  personId?: PersonId | null;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the firm, at most 200 characters.',
  })
  firmId?: FirmId | null;
}

@ArgsType()
export class InterestsArguments extends PageArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => InterestFilter, {
    nullable: true,
    description: 'Which interests to list. Without it: all that the caller sees.',
  })
  filter?: InterestFilter | null;
}

@InputType({ description: 'An interest to put on record.' })
export class DeclareInterestInput {
  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description:
      'Whose it is, at most 200 characters: the secretariat alone names another person. Absent: the caller’s own.',
  })
  personId?: PersonId | null;

  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the firm, at most 200 characters. Whether there is such a firm is the catalogue’s to say, and not checked.',
  })
  firmId!: FirmId;

  @IsIn(REGISTERED_GROUNDS)
  @Field(() => ConflictGround, {
    description: 'What it is. Grounds that follow from a file itself cannot be declared.',
  })
  ground!: RegisteredGround;

  @IsDayArgument()
  @Field(() => DateScalar, { description: 'First day in Paris.' })
  from!: IsoDate;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day in Paris; absent while it lasts.',
  })
  until?: IsoDate | null;
}

@InputType({ description: 'The end of an interest.' })
export class EndInterestInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the interest, at most 200 characters.' })
  interestId!: InterestId;

  @Min(1)
  @Field(() => Int, {
    description: '`version` of the interest as last seen. Another one meanwhile: VERSION_CONFLICT.',
  })
  expectedVersion!: number;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Its last day in Paris; null takes an end back.',
  })
  until?: IsoDate | null;
}

@ObjectType('InterestPayload', {
  description: 'An interest after a change, or why it was not made.',
})
export class InterestPayload {
  @Field(() => InterestType, {
    nullable: true,
    description: 'The interest as registered now; null when nothing was changed.',
  })
  interest?: RegisteredInterest | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

export const InterestConnection = connectionType({ name: 'Interest', node: () => InterestType });
