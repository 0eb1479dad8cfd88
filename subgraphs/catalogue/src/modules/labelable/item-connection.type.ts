import { connectionType } from '@apogee/shared/graphql';
import type { ClassType } from 'type-graphql';
import { LabelableType } from './labelable.type';

export const LabelableConnectionType: ClassType = connectionType({
  name: 'Labelable',
  node: () => LabelableType,
});
