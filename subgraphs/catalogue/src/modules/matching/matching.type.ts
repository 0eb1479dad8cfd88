import { type ConnectionOf, connectionType, type EdgeOf, edgeType } from '@apogee/shared/graphql';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Product, ProductType } from '../labelable';
import { CheckBasis, type ConstraintCheck, type Match, MatchGroup } from './match';
import { ConstraintVerdict } from './verdict';

registerEnumType(MatchGroup, {
  name: 'MatchGroup',
  description: 'How a product stands to a requirement.',
  valuesConfig: {
    MEETS_ALL: { description: 'All that is mandatory is known and met.' },
    COULD_FIT_DATA_MISSING: {
      description: 'Nothing mandatory is known to fail, but something is not known.',
    },
    FAILS_A_CONSTRAINT: { description: 'Something mandatory is known to fail.' },
  },
});

registerEnumType(ConstraintVerdict, {
  name: 'ConstraintVerdict',
  description:
    'Whether one condition is met. Nothing stated is unknown: never zero, never a failure.',
  valuesConfig: {
    MET: { description: 'What is stated meets it.' },
    NOT_MET: { description: 'What is stated does not meet it.' },
    UNKNOWN: {
      description:
        'Nothing is stated, in no unit that converts, not enough of a range, or figures that disagree under different conditions.',
    },
  },
});

registerEnumType(CheckBasis, {
  name: 'CheckBasis',
  description: 'What a verdict rests on.',
  valuesConfig: {
    SPECIFICATION: { description: 'A figure that the product states.' },
    DECLARATION: { description: 'What the firm declares in the catalogue.' },
    ACCREDITATION: {
      description:
        'Labels and confirmed TRLs as accreditation announced them; ask `currentLabel` and `trl` for their details.',
    },
  },
});

@ObjectType('ConstraintCheck', {
  simpleResolvers: true,
  description: 'One condition of a requirement, judged for one product.',
})
export class ConstraintCheckType {
  @Field(() => String, {
    description:
      'The parameter; of what is no figure `trl`, `label`, `exportControl`, `itarFree` or `leadTimeMonths`.',
  })
  parameter!: string;

  @Field(() => Boolean, { description: 'Whether it has to be met.' })
  mandatory!: boolean;

  @Field(() => ConstraintVerdict, { description: 'Whether it is.' })
  verdict!: ConstraintVerdict;

  @Field(() => String, { description: 'What is required, such as `≤ 1 kg`.' })
  required!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What is stated, in the unit required where it converts, else as stated; null when nothing is.',
  })
  actual!: string | null;

  @Field(() => CheckBasis, { description: 'What the verdict rests on.' })
  basis!: CheckBasis;
}

const Edge = edgeType({ name: 'Match', node: () => ProductType });

@ObjectType('Match', { description: 'A product, judged by a requirement.' })
export class MatchType extends Edge {
  @Field(() => MatchGroup, { description: 'How it stands to the requirement.' })
  group!: MatchGroup;

  @Field(() => Float, {
    description:
      '0 to 1: the share of the conditions that is met. What is not known counts half, what is mandatory twice.',
  })
  score!: number;

  @Field(() => [ConstraintCheckType], {
    description:
      'Each condition with its verdict: first those on the record, then the constraints.',
  })
  checks!: readonly ConstraintCheck[];
}

export type MatchEdge = EdgeOf<Product> & Pick<Match, 'group' | 'score' | 'checks'>;

@ObjectType('MatchGroupCount', {
  simpleResolvers: true,
  description: 'How many products are in a group.',
})
export class MatchGroupCountType {
  @Field(() => MatchGroup, { description: 'The group.' })
  group!: MatchGroup;

  @Field(() => Int, { description: 'Number of products in it, 0 or more.' })
  count!: number;
}

export interface MatchConnection extends ConnectionOf<Product, MatchEdge> {
  readonly groups: readonly MatchGroupCountType[];
}

const Connection = connectionType({ name: 'Match', node: () => ProductType, edge: MatchType });

@ObjectType('MatchConnection', {
  description: 'A page of the products looked for, those that meet all first.',
})
export class MatchConnectionType extends Connection {
  @Field(() => [MatchGroupCountType], { description: 'All three groups with their sizes.' })
  groups!: readonly MatchGroupCountType[];
}
