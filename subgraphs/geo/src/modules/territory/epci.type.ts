import { NodeType } from '@apogee/shared/graphql';
import type { Siren } from '@apogee/shared/ids';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Epci, EpciKind } from '../../geography/territory';
import { BoundsType } from '../spatial-types';

registerEnumType(EpciKind, {
  name: 'EpciKind',
  description: 'Form of an intercommunality. Source: DGCL.',
  valuesConfig: {
    COMMUNAUTE_DE_COMMUNES: { description: 'Communauté de communes.' },
    COMMUNAUTE_D_AGGLOMERATION: { description: 'Communauté d’agglomération.' },
    COMMUNAUTE_URBAINE: { description: 'Communauté urbaine.' },
    METROPOLE: {
      description: 'Métropole; the métropole de Lyon too, a collectivity of its own kind.',
    },
  },
});

@Directive('@key(fields: "code")')
@ObjectType('Epci', {
  implements: NodeType,
  description:
    'An intercommunality with a tax of its own (EPCI à fiscalité propre), as of 2026. Source: DGCL, published by Etalab under the Licence Ouverte.',
})
export class EpciType implements Epci {
  @Field(() => String, { description: 'Its SIREN, nine digits: `243100518`.' })
  code!: Siren;

  @Field(() => String, { description: 'Name, in French.' })
  name!: string;

  @Field(() => EpciKind, { description: 'Its form.' })
  kind!: EpciKind;

  @Field(() => Int, { nullable: true, description: 'Municipal population (INSEE).' })
  population!: number | null;

  @Field(() => BoundsType, {
    nullable: true,
    description: 'The smallest box around the points of its communes. Null when no point is known.',
  })
  bounds!: BoundsType | null;
}
