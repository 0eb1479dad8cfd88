import 'reflect-metadata';
import { Max, Min, ValidateNested } from 'class-validator';
import {
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  graphql,
} from 'graphql';
import {
  Args,
  ArgsType,
  ArgumentValidationError,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Info,
  InputType,
  Int,
  InterfaceType,
  ObjectType,
  Query,
  Resolver,
  Root,
  UseMiddleware,
} from 'type-graphql';
import { ANYONE, Scope } from '../identity';
import { resolveDirectly } from './direct-resolvers';
import { buildSubgraphSchema } from './subgraph-schema';

@ArgsType()
class Orbits {
  @Field(() => Int, { defaultValue: 1 })
  @Min(1)
  @Max(3)
  orbits!: number;
}

@ArgsType()
class NamedOrbits extends Orbits {
  @Field(() => String, { nullable: true })
  name!: string | null;
}

@InputType()
class Start {
  @Field(() => Int)
  @Max(9)
  hour!: number;
}

@ArgsType()
class Departure {
  @Field(() => Start)
  @ValidateNested()
  start!: Start;
}

@InterfaceType({ resolveType: () => 'Moon' })
abstract class Body {
  @Field(() => String)
  name!: string;
}

@ObjectType({ implements: Body })
class Moon extends Body {}

const seen: object[] = [];

@Resolver(() => Body)
class BodyResolver {
  @FieldResolver(() => String)
  greeting(@Root() { name }: Body, @Ctx() { word }: { readonly word: string }): string {
    return `${word} ${name}`;
  }
}

@Resolver(() => Moon)
class MoonResolver {
  @Query(() => Moon)
  moon(): object {
    return { name: 'Phobos' };
  }

  @FieldResolver(() => Int)
  hours(@Root() _moon: Moon, @Args(() => Orbits) args: Orbits): number {
    seen.push(args);
    return args.orbits * 8;
  }

  @FieldResolver(() => String)
  journey(@Args(() => NamedOrbits) { orbits, name }: NamedOrbits): string {
    return `${name} ${orbits}`;
  }

  @FieldResolver(() => String)
  asked(
    @Root() { name }: Moon,
    @Args(() => Orbits) { orbits }: Orbits,
    @Info() { fieldName }: GraphQLResolveInfo,
  ): string {
    return `${name} ${orbits} ${fieldName}`;
  }

  @FieldResolver(() => Int)
  arrival(@Args(() => Departure) { start }: Departure): number {
    return start instanceof Start ? start.hour + 8 : 0;
  }

  @Directive('@requiresScopes(scopes: [["accreditation:audit"]])')
  @FieldResolver(() => String)
  diary(): string {
    return 'landed';
  }

  @FieldResolver(() => String)
  @UseMiddleware(() => Promise.resolve('guarded'))
  secret(): string {
    return 'open';
  }
}

type Resolve = GraphQLFieldResolver<unknown, unknown> | undefined;

describe('fields resolved directly', () => {
  let schema: GraphQLSchema;
  const before = new Map<string, Resolve>();
  const resolverOf = (name: string): Resolve => {
    const type = schema.getType('Moon');
    return type !== undefined && 'getFields' in type
      ? (Reflect.get(type.getFields(), name) as { resolve?: Resolve }).resolve
      : undefined;
  };

  beforeAll(async () => {
    const built = await buildSubgraphSchema({
      resolvers: [BodyResolver, MoonResolver],
      orphanedTypes: [Moon],
      references: {},
    });
    ({ schema } = built);
    for (const name of ['greeting', 'hours', 'journey', 'asked', 'arrival', 'diary', 'secret']) {
      before.set(name, resolverOf(name));
    }
    resolveDirectly(schema, built.resolvers);
  });

  beforeEach(() => {
    seen.length = 0;
  });

  const ask = async (fields: string): Promise<unknown> => {
    const { data, errors } = await graphql({
      schema,
      source: `{ moon { ${fields} } }`,
      contextValue: { word: 'Hello' },
    });
    return errors ?? JSON.parse(JSON.stringify(data?.['moon']));
  };

  it.each([
    ['the root and the context, of an interface', 'greeting', { greeting: 'Hello Phobos' }],
    ['arguments', 'hours(orbits: 3)', { hours: 24 }],
    ['arguments by their defaults', 'hours', { hours: 8 }],
    ['what was asked', 'asked', { asked: 'Phobos 1 asked' }],
    ['inherited arguments', 'journey(name: "Grand", orbits: 2)', { journey: 'Grand 2' }],
  ])('get %s', async (_what, field, expected) => {
    await expect(ask(field)).resolves.toEqual(expected);
    const [name = ''] = Object.keys(expected);
    expect(resolverOf(name)).not.toBe(before.get(name));
  });

  it.each([
    ['objects within arguments', 'arrival(start: { hour: 1 })', { arrival: 9 }],
    ['middlewares', 'secret', { secret: 'guarded' }],
  ])('leave %s to type-graphql', async (_what, field, expected) => {
    await expect(ask(field)).resolves.toEqual(expected);
    const [name = ''] = Object.keys(expected);
    expect(resolverOf(name)).toBe(before.get(name));
  });

  it.each(['hours(orbits: 4)', 'arrival(start: { hour: 10 })'])(
    'refuse arguments against their rules: %s',
    async (field) => {
      const { errors = [] } = await graphql({ schema, source: `{ moon { ${field} } }` });
      expect(errors).toHaveLength(1);
      expect(errors[0]?.originalError).toBeInstanceOf(ArgumentValidationError);
    },
  );

  it('ask for the scopes that the schema states, as before', async () => {
    expect(resolverOf('diary')).not.toBe(before.get('diary'));
    await expect(ask('diary')).resolves.toMatchObject([{ path: ['moon', 'diary'] }]);
    const caller = { ...ANYONE, subject: 'auditor', scopes: new Set<string>([Scope.AUDIT]) };
    const { data } = await graphql({
      schema,
      source: '{ moon { diary } }',
      contextValue: { word: 'Hello', caller },
    });
    expect(data).toMatchObject({ moon: { diary: 'landed' } });
  });

  it('check equal arguments once, and let nobody change them', async () => {
    await ask('a: hours(orbits: 2) b: hours(orbits: 2) c: hours(orbits: 3)');
    const [first, second, third] = seen;
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(Object.isFrozen(first)).toBe(true);
  });
});
