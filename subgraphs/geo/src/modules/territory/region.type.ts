import { NodeType } from '@apogee/shared/graphql';
import type { RegionCode } from '@apogee/shared/ids';
import { Directive, Field, ObjectType } from 'type-graphql';
import type { Region } from '../../geography/territory';
import { UpperTerritoryType } from './upper-territory.type';

@Directive('@key(fields: "code")')
@ObjectType('Region', {
  implements: NodeType,
  description:
    'One of the eighteen French regions. Source: INSEE, Code officiel géographique, published by Etalab under the Licence Ouverte.',
})
export class RegionType extends UpperTerritoryType implements Region {
  @Field(() => String, {
    description: 'INSEE code, two digits: `76`. Some are département codes as well (`75`, `93`).',
  })
  code!: RegionCode;
}
