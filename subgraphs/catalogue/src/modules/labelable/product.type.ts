import './item-enums.type';
import { NodeType } from '@apogee/shared/graphql';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { ExportControlRegime } from './item';
import { LabelableType } from './labelable.type';

@ObjectType('Product', {
  implements: [LabelableType, NodeType],
  simpleResolvers: true,
  description: 'A space product: equipment, software, a system or a component.',
})
@Directive('@key(fields: "id")')
export class ProductType extends LabelableType {
  @Field(() => String, {
    nullable: true,
    description: 'Reference of the manufacturer; null when not known.',
  })
  reference!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Issue of the design. Evidence and labels rest on one issue; a new one calls for a new look.',
  })
  designIssue!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Usual delivery time in months, as declared; null when not known.',
  })
  leadTimeMonths!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the firm declares it free of US ITAR content; null when not known.',
  })
  itarFree!: boolean | null;

  @Field(() => [ExportControlRegime], {
    description:
      'Declared export control regimes. Empty when nothing was declared, which does not mean that none applies.',
  })
  exportControl!: readonly ExportControlRegime[];
}
