import type { DepartementCode, RegionCode } from '@apogee/shared/ids';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Departement } from '../../geography/territory';
import { BoundsType } from '../spatial-types';
import { Territory } from './territory.type';

@Directive('@key(fields: "code")')
@ObjectType('Departement', {
  description:
    'A French département, or an overseas collectivity (codes 975, 977, 978, 984, 986 to 989). Source: INSEE, Code officiel géographique, published by Etalab under the Licence Ouverte.',
})
export class DepartementType implements Departement {
  @Field(() => String, {
    description: 'INSEE code: `31`, `2A`, `973`. Some are region codes as well (`75`, `93`).',
  })
  code!: DepartementCode;

  @Field(() => String, { description: 'Name, in French.' })
  name!: string;

  @Field(() => Territory, { description: 'Where in the Republic it lies.' })
  territory!: Territory;

  @Field(() => Int, {
    nullable: true,
    description: 'Sum of the legal populations of its communes (INSEE). Null where none is known.',
  })
  population!: number | null;

  @Field(() => BoundsType, {
    nullable: true,
    description:
      'The smallest box around the points of its communes: it is not its border, which lies some kilometres further out. Null when no point is known.',
  })
  bounds!: BoundsType | null;

  regionCode!: RegionCode | null;
}
