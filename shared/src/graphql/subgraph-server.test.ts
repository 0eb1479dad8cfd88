import 'reflect-metadata';
import { IsOptional, Min, ValidateNested } from 'class-validator';
import {
  Arg,
  Args,
  ArgsType,
  Field,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { BadUserInput } from '../errors';
import { createLogger } from '../logger';
import { IsSirenArgument } from './argument-validators';
import { toConnection } from './connection';
import { connectionType } from './connection-types';
import { PageArguments } from './page-arguments';
import { SirenScalar } from './scalars';
import { buildSubgraphSchema } from './subgraph-schema';
import { createSubgraphServer, type SubgraphServer } from './subgraph-server';

@ObjectType({ description: 'A moon.' })
class Moon {
  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

const MoonConnection = connectionType({ name: 'Moon', node: () => Moon });

@InputType()
class SizeFilter {
  @Min(1)
  @Field(() => Int)
  km!: number;
}

@InputType()
class MoonFilter {
  @IsOptional()
  @ValidateNested()
  @Field(() => SizeFilter, { nullable: true })
  size?: SizeFilter | null;
}

@ArgsType()
class MoonArguments extends PageArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => MoonFilter, { nullable: true })
  filter?: MoonFilter | null;
}

@ArgsType()
class OwnerArguments {
  @IsSirenArgument()
  @Field(() => SirenScalar)
  siren!: string;
}

const MOONS = [{ name: 'Phobos' }, { name: 'Deimos' }];
let counted = 0;

@Resolver()
class MoonResolver {
  @Query(() => MoonConnection)
  moons(@Args(() => MoonArguments) { first, after }: MoonArguments): object {
    return toConnection({
      list: 'moons.name',
      rows: MOONS.slice(0, first + 1),
      first,
      after,
      keyOf: ({ name }) => [name],
      toNode: (moon) => moon,
      countAll: () => {
        counted += 1;
        return Promise.resolve(MOONS.length);
      },
    });
  }

  @Query(() => String)
  owner(@Args(() => OwnerArguments) { siren }: OwnerArguments): string {
    return siren;
  }

  @Query(() => String, { nullable: true })
  fails(@Arg('how', () => String) how: string): string {
    throw how === 'refusal'
      ? new BadUserInput('how: not so.', 'how')
      : new Error('password=secret');
  }
}

describe('a subgraph server', () => {
  let server: SubgraphServer;

  beforeAll(async () => {
    const { schema } = await buildSubgraphSchema({
      resolvers: [MoonResolver],
      orphanedTypes: [],
      references: {},
    });
    const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });
    server = await createSubgraphServer({
      name: 'moons',
      schema,
      createContext: () => ({}),
      logger,
    });
  });

  afterAll(() => server.stop());

  it('answers a page, its edges and its plain nodes', async () => {
    const { data } = await server.execute({
      query:
        '{ moons(first: 1) { nodes { name } edges { node { name } } pageInfo { hasNextPage hasPreviousPage } } }',
    });
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      moons: {
        nodes: [{ name: 'Phobos' }],
        edges: [{ node: { name: 'Phobos' } }],
        pageInfo: { hasNextPage: true, hasPreviousPage: false },
      },
    });
  });

  it('counts the whole list only when asked to', async () => {
    counted = 0;
    await server.execute({ query: '{ moons(first: 1) { nodes { name } } }' });
    expect(counted).toBe(0);
    const { data } = await server.execute({ query: '{ moons(first: 1) { totalCount } }' });
    expect(JSON.parse(JSON.stringify(data))).toEqual({ moons: { totalCount: 2 } });
    expect(counted).toBe(1);
  });

  it.each([
    ['first', '{ moons(first: 0) { totalCount } }', 'first: must not be less than 1.'],
    ['first', '{ moons(first: 101) { totalCount } }', 'first: must not be greater than 100.'],
    [
      'filter.size.km',
      '{ moons(filter: { size: { km: 0 } }) { totalCount } }',
      'filter.size.km: must not be less than 1.',
    ],
    [
      'siren',
      '{ owner(siren: "12") }',
      'siren: must be a SIREN: nine digits with a valid check digit.',
    ],
  ])('names the argument %s that it refuses in %s', async (argument, query, message) => {
    const { errors } = await server.execute({ query });
    expect(errors).toEqual([
      expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT', argument } }),
    ]);
  });

  it('refuses a number where a text scalar is wanted when it validates the document', async () => {
    const { errors } = await server.execute({ query: '{ owner(siren: 999000011) }' });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ]);
  });

  it('keeps the code and details of a refusal', async () => {
    const { data, errors } = await server.execute({ query: '{ fails(how: "refusal") }' });
    expect(data).toMatchObject({ fails: null });
    expect(errors).toEqual([
      expect.objectContaining({
        message: 'how: not so.',
        path: ['fails'],
        extensions: { code: 'BAD_USER_INPUT', argument: 'how' },
      }),
    ]);
  });

  it('masks a bug', async () => {
    const answer = await server.execute({ query: '{ fails(how: "bug") }' });
    expect(answer.errors).toEqual([
      expect.objectContaining({
        message: 'Internal server error',
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      }),
    ]);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});
