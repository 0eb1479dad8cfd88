import { answerMutation, type MutationAnswer } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { WriteContext } from '../procedure';
import { changeDirectorate, registerDirectorate } from './change-directorate.command';
import { changePerson, endPerson, registerPerson } from './change-person.command';
import type { Directorate, Person } from './person';
import {
  ChangeDirectorateInput,
  ChangePersonInput,
  DirectoratePayload,
  EndPersonInput,
  PersonPayload,
  RegisterDirectorateInput,
  RegisterPersonInput,
} from './person.input';

type PersonAnswer = Promise<MutationAnswer<{ readonly person: Person }>>;
type DirectorateAnswer = Promise<MutationAnswer<{ readonly directorate: Directorate }>>;

const KEEPS = `@requiresScopes(scopes: [["${Scope.SECRETARIAT}"]])`;

@Resolver()
export class PersonMutations {
  @Directive(KEEPS)
  @Mutation(() => PersonPayload, {
    nullable: true,
    description:
      'Puts a person into the register. Refused: PERSON_EXISTS, TERM_WITHOUT_A_DAY, DIRECTORATE_NOT_FOUND, DIRECTORATE_CLOSED.',
  })
  registerPerson(
    @Arg('input', () => RegisterPersonInput, { description: 'The person.' })
    { id = null, until: untilOn = null, ...input }: RegisterPersonInput,
    @Ctx() context: WriteContext,
  ): PersonAnswer {
    return answer(registerPerson(context, { ...particularsOf(input), id, untilOn }));
  }

  @Directive(KEEPS)
  @Mutation(() => PersonPayload, {
    nullable: true,
    description:
      'Changes name, directorate, skills and first day. What was signed keeps the name of its day. Refused: PERSON_NOT_FOUND, VERSION_CONFLICT, TERM_WITHOUT_A_DAY, DIRECTORATE_NOT_FOUND, DIRECTORATE_CLOSED.',
  })
  changePerson(
    @Arg('input', () => ChangePersonInput, { description: 'The person as it is to stand.' })
    { personId, expectedVersion, ...input }: ChangePersonInput,
    @Ctx() context: WriteContext,
  ): PersonAnswer {
    return answer(changePerson(context, { ...particularsOf(input), personId, expectedVersion }));
  }

  @Directive(KEEPS)
  @Mutation(() => PersonPayload, {
    nullable: true,
    description:
      'Ends a person’s part in the procedure on a day: from then on nobody is assigned, seated or named to a panel, and mandates give no vote. Refused: PERSON_NOT_FOUND, VERSION_CONFLICT, TERM_WITHOUT_A_DAY, DIRECTORATE_CLOSED.',
  })
  endPerson(
    @Arg('input', () => EndPersonInput, { description: 'The person, and the end.' })
    { personId, expectedVersion, until = null }: EndPersonInput,
    @Ctx() context: WriteContext,
  ): PersonAnswer {
    return answer(endPerson(context, { personId, expectedVersion, until }));
  }

  @Directive(KEEPS)
  @Mutation(() => DirectoratePayload, {
    nullable: true,
    description:
      'Puts a directorate into the register. Refused: DIRECTORATE_EXISTS, TERM_WITHOUT_A_DAY.',
  })
  registerDirectorate(
    @Arg('input', () => RegisterDirectorateInput, { description: 'The directorate.' })
    { code, name, from: validFrom, until: validUntil = null }: RegisterDirectorateInput,
    @Ctx() context: WriteContext,
  ): DirectorateAnswer {
    const given = { code, name: { fr: name.fr, en: name.en ?? null }, validFrom, validUntil };
    return answerMutation(async () => ({
      directorate: await registerDirectorate(context, given),
    }));
  }

  @Directive(KEEPS)
  @Mutation(() => DirectoratePayload, {
    nullable: true,
    description:
      'Changes a directorate’s name, or ends it on a day: its persons are moved or ended before. Refused: DIRECTORATE_NOT_FOUND, VERSION_CONFLICT, TERM_WITHOUT_A_DAY, DIRECTORATE_HAS_PERSONS.',
  })
  changeDirectorate(
    @Arg('input', () => ChangeDirectorateInput, {
      description: 'The directorate as it is to stand.',
    })
    { code, expectedVersion, name, until: validUntil = null }: ChangeDirectorateInput,
    @Ctx() context: WriteContext,
  ): DirectorateAnswer {
    const given = { code, name: { fr: name.fr, en: name.en ?? null }, validUntil };
    return answerMutation(async () => ({
      directorate: await changeDirectorate(context, { ...given, expectedVersion }),
    }));
  }
}

type Particulars = Pick<Person, 'displayName' | 'directorateCode' | 'skills' | 'fromOn'>;

function particularsOf(
  input: Pick<RegisterPersonInput, 'displayName' | 'directorateCode' | 'skills' | 'from'>,
): Particulars {
  const { displayName, directorateCode = null, skills, from: fromOn = null } = input;
  return { displayName, directorateCode, skills: [...new Set(skills)], fromOn };
}

function answer(change: Promise<Person>): PersonAnswer {
  return answerMutation(async () => ({ person: await change }));
}
