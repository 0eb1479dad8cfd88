import { connectionType, DateScalar } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import type { PersonId } from '@apogee/shared/ids';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

/** A firm is told who judged its file once it is decided, and nothing more of the person. */
const OF_THE_PROCEDURE = `@requiresScopes(scopes: [["${Scope.READ}"]])`;

@ObjectType('Person', {
  description:
    'Somebody with a part in the procedure: evaluator, reviewer, member of the committee, secretary.',
})
export class PersonType {
  @Field(() => ID, { description: 'Identifier of the person, as tokens state it.' })
  id!: PersonId;

  @Field(() => String, { description: 'Name as it is shown.' })
  displayName!: string;

  @Directive(OF_THE_PROCEDURE)
  @Field(() => [String], {
    nullable: true,
    description:
      'What the person is competent in, as codes of the vocabularies of the catalogue, e.g. ECSS disciplines.',
  })
  skills!: readonly string[];

  @Directive(OF_THE_PROCEDURE)
  @Field(() => DateScalar, {
    name: 'from',
    nullable: true,
    description:
      'First day in Paris on which the person can be given a part; null: from the beginning.',
  })
  fromOn!: string | null;

  @Directive(OF_THE_PROCEDURE)
  @Field(() => DateScalar, {
    name: 'until',
    nullable: true,
    description: 'First day without a part; null while no end is set.',
  })
  untilOn!: string | null;

  @Directive(OF_THE_PROCEDURE)
  @Field(() => Int, {
    nullable: true,
    description:
      'Grows by one with each change. State it as `expectedVersion` to change the entry.',
  })
  version!: number;
}

@ObjectType('Directorate', { description: 'A directorate of the agency.' })
export class DirectorateType {
  @Field(() => String, { description: 'Code of the directorate.' })
  code!: string;

  @Field(() => DateScalar, { name: 'from', description: 'First day in Paris on which it exists.' })
  validFrom!: string;

  @Field(() => DateScalar, {
    name: 'until',
    nullable: true,
    description: 'First day on which it exists no more; null while no end is set.',
  })
  validUntil!: string | null;

  @Field(() => Int, {
    description:
      'Grows by one with each change. State it as `expectedVersion` to change the entry.',
  })
  version!: number;
}

export const PersonConnection = connectionType({ name: 'Person', node: () => PersonType });
