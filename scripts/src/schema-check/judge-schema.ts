import type { GraphQLSchema } from 'graphql';
import type { OperationFile } from '../kit/operation-files';
import { Users } from './affected-users';
import { type AllowedChange, isAllowed } from './allowed-changes';
import { type BreakingChange, breakingChanges } from './breaking-changes';
import { lastDayOf } from './deprecation';
import type { FieldUse } from './usage';

export interface SchemaCheck {
  readonly released: GraphQLSchema;
  readonly present: GraphQLSchema;
  readonly operations: readonly OperationFile[];
  readonly allowed: readonly AllowedChange[];
  /** What gateways recorded, by coordinates; empty when nothing was. */
  readonly uses: ReadonlyMap<string, FieldUse>;
  /** `2027-06-30` */
  readonly today: string;
}

/** What is wrong with the present schema as a successor of the released one, a text for each; none when it may follow. */
export async function judgeSchema(check: SchemaCheck): Promise<readonly string[]> {
  const { released, present, allowed } = check;
  const changes = await breakingChanges(released, present);
  const users = new Users(released, check.operations, check.uses);
  const refused = changes.filter(
    (change) => !isAllowed(change, allowed) && !wasAnnounced(check, change),
  );
  const idle = allowed.filter(
    (one) => !changes.some(({ change, path }) => change === one.change && path === one.path),
  );
  return [
    ...refused.map((change) => explain(change, users)),
    ...idle.map(
      ({ change, path }) =>
        `${path}: ${change} is allowed, but nothing of the kind changed\n  to do    take it out of the list`,
    ),
  ];
}

/** It was deprecated in the released schema, with a day that has passed. */
function wasAnnounced({ released, today }: SchemaCheck, { path }: BreakingChange): boolean {
  const lastDay = lastDayOf(released, path);
  return lastDay !== null && lastDay < today;
}

function explain(change: BreakingChange, users: Users): string {
  const operations = users.operationsAt(change.path);
  const use = users.useOf(change.path);
  const lines = [
    `${change.path}: ${change.message} (${change.change})`,
    ...(operations.length === 0
      ? ['  used by  no operation of schema/operations and kit/operations']
      : operations.map(({ path, name }) => `  used by  ${name} (${path})`)),
    ...(use === null
      ? []
      : [`  asked    ${use.count} times, last ${use.last}, by ${[...use.clients].join(', ')}`]),
    '  to do    keep it, deprecated with "… Goes after YYYY-MM-DD.", and take it out in a release after that day;',
    `           or answer for it in schema/released/allowed-changes.json: { "change": "${change.change}", "path": "${change.path}", "reason": "…" }`,
  ];
  return lines.join('\n');
}
