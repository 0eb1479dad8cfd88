import type { IsoDate } from '@apogee/shared/clock';
import {
  DateScalar,
  IsDayArgument,
  IsIdentifierArgument,
  IsPlainTextArgument,
  PageArguments,
  UserErrorType,
} from '@apogee/shared/graphql';
import type { PersonId } from '@apogee/shared/ids';
import { ArrayMaxSize, IsOptional, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { BilingualTextInput } from '../procedure';
import type { Directorate, Person } from './person';
import { DirectorateType, PersonType } from './person.type';

const MOST_SKILLS = 50;

@ArgsType()
export class PersonArguments {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description: 'Identifier of the person, at most 200 characters. An unknown one gives null.',
  })
  id!: PersonId;
}

@InputType({
  description:
    'Which persons to list. Conditions are combined with “and”; an absent one asks for nothing.',
})
export class PersonFilter {
  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => String, { nullable: true, description: 'Code of their directorate.' })
  directorateCode?: string | null;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => String, { nullable: true, description: 'Code of a skill that they have.' })
  skill?: string | null;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day in Paris on which they can be given a part.',
  })
  inOfficeOn?: IsoDate | null;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name, capitals or not, at most 200 characters.',
  })
  name?: string | null;
}

@ArgsType()
export class PersonsArguments extends PageArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => PersonFilter, {
    nullable: true,
    description: 'Which persons to list. Without it: all.',
  })
  filter?: PersonFilter | null;
}

@ArgsType()
export class DirectoratesArguments {
  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, { nullable: true, description: 'Day in Paris. Without it: today.' })
  on?: IsoDate | null;
}

@InputType({ description: 'What the register holds of a person.' })
class PersonParticulars {
  @IsPlainTextArgument()
  @Field(() => String, { description: 'Name as it is shown, at most 200 characters.' })
  displayName!: string;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => String, {
    nullable: true,
    description: 'Code of the directorate; absent for somebody from outside the agency.',
  })
  directorateCode?: string | null;

  @ArrayMaxSize(MOST_SKILLS)
  @IsIdentifierArgument({ each: true })
  @Field(() => [String], {
    defaultValue: [],
    description:
      'What the person is competent in, as codes of the catalogue’s vocabularies, at most 50. Not checked against them.',
  })
  skills!: string[];

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day in Paris on which the person can be given a part; absent: at once.',
  })
  from?: IsoDate | null;
}

@InputType({ description: 'A person to put into the register.' })
export class RegisterPersonInput extends PersonParticulars {
  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description:
      'Identifier, as the person’s tokens will state it, at most 200 characters. Absent: one is made.',
  })
  id?: PersonId | null;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day without a part; absent while no end is set.',
  })
  until?: IsoDate | null;
}

@InputType({ description: 'A person of the register to change: everything that is to stand.' })
export class ChangePersonInput extends PersonParticulars {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the person, at most 200 characters.' })
  personId!: PersonId;

  @Min(1)
  @Field(() => Int, {
    description: '`version` of the person as last seen. Another one meanwhile: VERSION_CONFLICT.',
  })
  expectedVersion!: number;
}

@InputType({ description: 'The end of a person’s part in the procedure.' })
export class EndPersonInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the person, at most 200 characters.' })
  personId!: PersonId;

  @Min(1)
  @Field(() => Int, {
    description: '`version` of the person as last seen. Another one meanwhile: VERSION_CONFLICT.',
  })
  expectedVersion!: number;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day in Paris without a part; null takes an end back.',
  })
  until?: IsoDate | null;
}

@InputType({ description: 'A directorate to put into the register.' })
export class RegisterDirectorateInput {
  @IsIdentifierArgument()
  @Field(() => String, { description: 'Its code, at most 200 characters. Never changes.' })
  code!: string;

  @ValidateNested()
  @Field(() => BilingualTextInput, { description: 'Its name.' })
  name!: BilingualTextInput;

  @IsDayArgument()
  @Field(() => DateScalar, { description: 'First day in Paris on which it exists.' })
  from!: IsoDate;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which it exists no more; absent while no end is set.',
  })
  until?: IsoDate | null;
}

@InputType({ description: 'A directorate to change: everything that is to stand.' })
export class ChangeDirectorateInput {
  @IsIdentifierArgument()
  @Field(() => String, { description: 'Its code, at most 200 characters.' })
  code!: string;

  @Min(1)
  @Field(() => Int, {
    description:
      '`version` of the directorate as last seen. Another one meanwhile: VERSION_CONFLICT.',
  })
  expectedVersion!: number;

  @ValidateNested()
  @Field(() => BilingualTextInput, { description: 'Its name.' })
  name!: BilingualTextInput;

  @IsOptional()
  @IsDayArgument()
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which it exists no more; null or absent: no end.',
  })
  until?: IsoDate | null;
}

@ObjectType('PersonPayload', { description: 'A person after a change, or why it was not made.' })
export class PersonPayload {
  @Field(() => PersonType, {
    nullable: true,
    description: 'The person as registered now; null when nothing was changed.',
  })
  person?: Person | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('DirectoratePayload', {
  description: 'A directorate after a change, or why it was not made.',
})
export class DirectoratePayload {
  @Field(() => DirectorateType, {
    nullable: true,
    description: 'The directorate as registered now; null when nothing was changed.',
  })
  directorate?: Directorate | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
