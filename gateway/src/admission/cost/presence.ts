import { type DirectiveNode, Kind, type ValueNode } from 'graphql';
import { type Cost, product } from './cost';

/** 0 where `@skip` or `@include` leaves a selection out, otherwise 1. */
export function presence(directives: readonly DirectiveNode[] = []): Cost {
  return product(directives.map(presenceBy));
}

function presenceBy({ name, arguments: given = [] }: DirectiveNode): Cost {
  const condition = given.find((argument) => argument.name.value === 'if')?.value;
  if (condition === undefined || (name.value !== 'skip' && name.value !== 'include')) {
    return 1;
  }
  return absentIf(condition, name.value === 'skip');
}

function absentIf(condition: ValueNode, absent: boolean): Cost {
  if (condition.kind === Kind.VARIABLE) {
    const variable = condition.name.value;
    return (variables) => (variables[variable] === absent ? 0 : 1);
  }
  return condition.kind === Kind.BOOLEAN && condition.value === absent ? 0 : 1;
}
