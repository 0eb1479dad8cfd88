import type { RegionCode } from '@apogee/shared/ids';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Region } from '../../geography/territory';
import { BoundsType } from '../spatial-types';
import { Territory } from './territory.type';

@Directive('@key(fields: "code")')
@ObjectType('Region', {
  description:
    'One of the eighteen French regions. Source: INSEE, Code officiel géographique, published by Etalab under the Licence Ouverte.',
})
export class RegionType implements Region {
  @Field(() => String, {
    description: 'INSEE code, two digits: `76`. Some are département codes as well (`75`, `93`).',
  })
  code!: RegionCode;

  @Field(() => String, { description: 'Name, in French.' })
  name!: string;

  @Field(() => Territory, { description: 'Where in the Republic it lies.' })
  territory!: Territory;

  @Field(() => Int, {
    nullable: true,
    description: 'Sum of the legal populations of its communes (INSEE).',
  })
  population!: number | null;

  @Field(() => BoundsType, {
    nullable: true,
    description:
      'The smallest box around the points of its communes: it is not its border, which lies some kilometres further out.',
  })
  bounds!: BoundsType | null;
}
