import type { IsoDate } from '@apogee/shared/clock';
import { DateScalar } from '@apogee/shared/graphql';
import type { CommuneCode } from '@apogee/shared/ids';
import { Field, ObjectType } from 'type-graphql';
import type { FormerCommune } from '../../geography/territory';

@ObjectType('FormerCommune', {
  description:
    'A code that INSEE no longer lists as a commune: the commune merged, or was given another code. It may live on as a commune déléguée. Source: INSEE, Code officiel géographique.',
})
export class FormerCommuneType implements FormerCommune {
  @Field(() => String, { description: 'The former INSEE code: `01039`.' })
  inseeCode!: CommuneCode;

  @Field(() => String, {
    nullable: true,
    description: 'Name, in French. Null where the sources know the code only.',
  })
  name!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Day of the last of INSEE’s yearly lists (of 1 January) that holds it; by the day of the next list it was gone. Lists before 2019 are not known here: null when it was gone by then.',
  })
  lastListedOn!: IsoDate | null;

  successorCode!: CommuneCode;
}
