import { Field, Int, ObjectType } from 'type-graphql';
import { BoundsType } from '../spatial-types';
import { Territory } from './territory.type';

/** What départements and regions have in common. It is no type of the graph: their codes collide. */
@ObjectType()
export abstract class UpperTerritoryType {
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
}
