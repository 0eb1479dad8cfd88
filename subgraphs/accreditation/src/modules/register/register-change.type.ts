import {
  connectionType,
  DateTimeScalar,
  IsIdentifierArgument,
  PageArguments,
} from '@apogee/shared/graphql';
import { IsOptional } from 'class-validator';
import {
  ArgsType,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import { Register } from './register-change';

registerEnumType(Register, {
  name: 'Register',
  description: 'A register that the secretariat keeps.',
  valuesConfig: {
    DIRECTORATE: { description: 'Directorates, by their code.' },
    PERSON: { description: 'Persons with a part in the procedure.' },
    INTEREST: { description: 'Interests of persons in firms.' },
    MANDATE: { description: 'Mandates of the committee.' },
    SCHEME: { description: 'Versions of the label scheme, by their name.' },
  },
});

@Directive('@requiresScopes(scopes: [["accreditation:secretariat"], ["accreditation:audit"]])')
@ObjectType('RegisterChange', {
  description: 'A change of an entry of a register. Changes are never edited or removed.',
})
export class RegisterChangeType {
  @Field(() => Register, { description: 'Which register.' })
  register!: Register;

  @Field(() => ID, { description: 'Identifier of the entry.' })
  entryId!: string;

  @Field(() => Int, { description: 'Version of the entry after it, from 1.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'Whose deed it is: the subject of a token.' })
  actor!: string;
}

@InputType({
  description:
    'Which changes to list. Conditions are combined with “and”; an absent one asks for nothing.',
})
export class RegisterChangeFilter {
  @Field(() => Register, { nullable: true, description: 'Of this register.' })
  register?: Register | null;

  @IsOptional()
  @IsIdentifierArgument()
  @Field(() => ID, {
    nullable: true,
    description: 'Of the entry with this identifier, at most 200 characters.',
  })
  entryId?: string | null;
}

@ArgsType()
export class RegisterChangesArguments extends PageArguments {
  @IsOptional()
  @Field(() => RegisterChangeFilter, {
    nullable: true,
    description: 'Which changes to list. Without it: all.',
  })
  filter?: RegisterChangeFilter | null;
}

export const RegisterChangeConnection = connectionType({
  name: 'RegisterChange',
  node: () => RegisterChangeType,
});
