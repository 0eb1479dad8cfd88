import type { PersonId } from '@apogee/shared/ids';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Person', {
  description:
    'Somebody with a part in the procedure: evaluator, reviewer, member of the committee, secretary.',
})
export class PersonType {
  @Field(() => ID, { description: 'Identifier of the person, as tokens state it.' })
  id!: PersonId;

  @Field(() => String, { description: 'Name as it is shown.' })
  displayName!: string;
}

@ObjectType('Directorate', { description: 'A directorate of the agency.' })
export class DirectorateType {
  @Field(() => String, { description: 'Code of the directorate.' })
  code!: string;
}
