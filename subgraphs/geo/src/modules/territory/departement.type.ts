import { NodeType } from '@apogee/shared/graphql';
import type { DepartementCode, RegionCode } from '@apogee/shared/ids';
import { Directive, Field, ObjectType } from 'type-graphql';
import type { Departement } from '../../geography/territory';
import { UpperTerritoryType } from './upper-territory.type';

@Directive('@key(fields: "code")')
@ObjectType('Departement', {
  implements: NodeType,
  description:
    'A French département, or an overseas collectivity (codes 975, 977, 978, 984, 986 to 989). Source: INSEE, Code officiel géographique, published by Etalab under the Licence Ouverte.',
})
export class DepartementType extends UpperTerritoryType implements Departement {
  @Field(() => String, {
    description: 'INSEE code: `31`, `2A`, `973`. Some are region codes as well (`75`, `93`).',
  })
  code!: DepartementCode;

  regionCode!: RegionCode | null;
}
