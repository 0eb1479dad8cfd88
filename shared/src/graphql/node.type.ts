import { ArrayMaxSize, IsString } from 'class-validator';
import { ArgsType, Field, ID, InterfaceType } from 'type-graphql';
import { LONGEST_TEXT } from './argument-validators';

/** What an interface needs to tell its types apart. */
export interface TypedNode {
  readonly __typename: string;
}

/** One class for all subgraphs: each has its own types of nodes, and one process may hold several subgraphs. */
@InterfaceType('Node', {
  autoRegisterImplementations: false,
  resolveType: ({ __typename }: TypedNode) => __typename,
  description:
    'What can be found again by its id alone, with `node` and `nodes` (GraphQL global object identification).',
})
export abstract class NodeType {
  @Field(() => ID, {
    description: 'Stable, opaque identifier; no two nodes of the graph have the same.',
  })
  id!: string;
}

/** As many as a page of a list. */
export const MOST_NODES = 100;

@ArgsType()
export class NodeArguments {
  @Field(() => ID, { description: 'Identifier of the object, as any field `id` gave it.' })
  id!: string;
}

@ArgsType()
export class NodesArguments {
  @ArrayMaxSize(MOST_NODES)
  @IsString({ each: true })
  @Field(() => [ID], {
    description: `Identifiers of the objects, at most ${MOST_NODES}; more: BAD_USER_INPUT.`,
  })
  ids!: string[];
}

/** Whether anything may have this identifier: no statement is sent for another text, which is not told from an unknown one. */
export function mayBeIdentifier(id: string): boolean {
  return id !== '' && id.length <= LONGEST_TEXT && !id.includes('\0');
}

/** The first of these lookups that finds something. All are begun at once: what they ask of the database travels together. */
export async function firstFound<Found extends TypedNode>(
  lookups: readonly Promise<Found | null>[],
): Promise<Found | null> {
  const found = await Promise.all(lookups);
  return found.find((node) => node !== null) ?? null;
}

/** What a lookup of one kind finds, as a node of that kind. */
export async function nodeAs(
  typeName: string,
  lookup: Promise<object | null>,
): Promise<TypedNode | null> {
  const found = await lookup;
  return found === null ? null : { ...found, __typename: typeName };
}

/** An identifier of any kind, or of none, as what a lookup of one kind takes: it finds nothing by another's. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says of which kind he asks
export function asIdentifier<Id extends string>(id: string): Id {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a lookup by what is no such identifier finds nothing
  return id as Id;
}
