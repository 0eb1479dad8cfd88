import type { IsoDate } from '@apogee/shared/clock';
import {
  DateScalar,
  IsDayArgument,
  IsIdentifierArgument,
  UserErrorType,
} from '@apogee/shared/graphql';
import type { PersonId } from '@apogee/shared/ids';
import { IsOptional, Min } from 'class-validator';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SeatRole } from './committee.enums.type';
import type { Mandate, MandateId } from './mandate';

@Directive('@requiresScopes(scopes: [["accreditation:read"]])')
@ObjectType('CommitteeMandate', { description: 'Somebody’s membership of the committee.' })
export class MandateType {
  @Field(() => ID, { description: 'Identifier of the mandate.' })
  id!: MandateId;

  @Field(() => SeatRole, { description: 'What the person is in the committee.' })
  role!: SeatRole;

  @Field(() => Boolean, { description: 'Whether the person has a vote.' })
  voting!: boolean;

  @Field(() => DateScalar, { name: 'from', description: 'First day in Paris.' })
  fromOn!: string;

  @Field(() => DateScalar, {
    name: 'until',
    nullable: true,
    description: 'First day on which it has ended; null while no end is set.',
  })
  untilOn!: string | null;

  @Field(() => Int, {
    description: 'Grows by one with each change. State it as `expectedVersion` to end the mandate.',
  })
  version!: number;
}

@ArgsType()
export class MandatesArguments {
  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, { nullable: true, description: 'Day in Paris. Without it: today.' })
  on?: IsoDate | null;
}

@InputType({ description: 'A membership of the committee to begin.' })
export class AppointInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the person, at most 200 characters.' })
  personId!: PersonId;

  @Field(() => SeatRole, { description: 'What the person is to be.' })
  role!: SeatRole;

  @Field(() => Boolean, {
    description: 'Whether with a vote; chair and members alone may have one.',
  })
  voting!: boolean;

  @IsDayArgument()
  @Field(() => DateScalar, { description: 'First day in Paris.' })
  from!: IsoDate;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which it has ended; absent while no end is set.',
  })
  until?: IsoDate | null;
}

@InputType({ description: 'A membership of the committee to end.' })
export class EndMandateInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the mandate, at most 200 characters.' })
  mandateId!: MandateId;

  @Min(1)
  @Field(() => Int, {
    description: '`version` of the mandate as last seen. Another one meanwhile: VERSION_CONFLICT.',
  })
  expectedVersion!: number;

  @IsDayArgument()
  @Field(() => DateScalar, { description: 'First day in Paris without it.' })
  until!: IsoDate;
}

@ObjectType('CommitteeMandatePayload', {
  description: 'A mandate after a change, or why it was not made.',
})
export class MandatePayload {
  @Field(() => MandateType, {
    nullable: true,
    description: 'The mandate as it is now; null when nothing was changed.',
  })
  mandate?: Mandate | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
