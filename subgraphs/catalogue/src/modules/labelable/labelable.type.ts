import './item-enums.type';
import { DateTimeScalar } from '@apogee/shared/graphql';
import { Directive, Field, ID, Int, InterfaceType } from 'type-graphql';
import { type Item, ItemKind } from './item';

const TYPE_NAMES: Readonly<Record<ItemKind, string>> = {
  PRODUCT: 'Product',
  PRODUCT_RANGE: 'ProductRange',
  ENGINEERING_ACTIVITY: 'EngineeringActivity',
};

export function typeNameOfItem({ kind }: Pick<Item, 'kind'>): string {
  return TYPE_NAMES[kind];
}

@InterfaceType('Labelable', {
  resolveType: typeNameOfItem,
  description:
    'Something of a firm that can bear a CNES-SME label: a product, a product range or an engineering activity. Never a firm as a whole.',
})
@Directive('@key(fields: "id")')
export abstract class LabelableType {
  @Field(() => ID, { description: 'Stable, opaque identifier.' })
  id!: string;

  @Field(() => ItemKind, { description: 'Which of the three kinds it is.' })
  kind!: ItemKind;

  @Field(() => Int, { description: 'Counts the changes of this record, from 1.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When this record last changed.' })
  updatedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Since when it is archived: left out of lists and search, and still there for its labels. Null while it is published.',
  })
  archivedAt!: Date | null;
}
