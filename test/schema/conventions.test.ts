import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
} from 'graphql';
import { ROOT } from '../harness/program';
import { namedType, SubgraphBorders, toleratesFailure } from './subgraph-borders';

/** Rules every type of the graph keeps, read off the API that clients see. */

const api = buildSchema(readFileSync(join(ROOT, 'schema/api.graphql'), 'utf8'));

const borders = new SubgraphBorders(readFileSync(join(ROOT, 'schema/supergraph.graphql'), 'utf8'));

const types = Object.values(api.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);
const objects = types.filter((type): type is GraphQLObjectType => isObjectType(type));

/** Mutations that change nothing that somebody could have seen before. */
const WITHOUT_A_VERSION = [
  // They make something: there is no version of it yet.
  'appointToCommittee',
  'beginRevision',
  'declareInterest',
  'draftApplication',
  'draftItem',
  'lodgeAppeal',
  'planSession',
  'publishLabelScheme',
  'registerDirectorate',
  'registerPerson',
  'startImport',
  // A file is what its hash says, and a part of it what its number says.
  'addImportPart',
  'runImport',
  // Each batch of lines makes a new version of the job, and whoever wants it ended wants that whatever it has come to.
  'cancelImport',
  'startExport',
  // Nobody else changes it, and progress alone makes a new version of it.
  'deleteExport',
  'registerWebhookEndpoint',
  // They add to what is to be sent, whatever the endpoint is by then.
  'replayWebhooks',
  'sendTestWebhook',
  'saveSearch',
  // What they take back never changes.
  'discardLabelScheme',
  // They write down what follows from the clock or was said elsewhere, as often as they are sent.
  'expireLabels',
  'lapseOverdueApplications',
  'recordCatalogueItems',
  // A place is a fact, not a step of a procedure: the last who knows it better is right, and who that was is kept.
  'correctLocation',
  'locateEstablishment',
];

interface Described {
  readonly description?: string | null | undefined;
}

function undescribed(type: GraphQLNamedType): string[] {
  const named: [string, Described][] = [[type.name, type]];
  if (isEnumType(type)) {
    named.push(
      ...type
        .getValues()
        .map((value): [string, Described] => [`${type.name}.${value.name}`, value]),
    );
  } else if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      named.push([`${type.name}.${field.name}`, field]);
      named.push(
        ...field.args.map((arg): [string, Described] => [
          `${type.name}.${field.name}(${arg.name})`,
          arg,
        ]),
      );
    }
  } else if (isInputObjectType(type)) {
    named.push(
      ...Object.values(type.getFields()).map((field): [string, Described] => [
        `${type.name}.${field.name}`,
        field,
      ]),
    );
  }
  return named.filter(([, node]) => (node.description ?? '') === '').map(([name]) => name);
}

/** The reasons of what is deprecated in a type: fields, arguments, values. */
function deprecationsOf(type: GraphQLNamedType): readonly string[] {
  const members: { readonly deprecationReason?: string | null | undefined }[] = [];
  if (isEnumType(type)) {
    members.push(...type.getValues());
  } else if (isInputObjectType(type)) {
    members.push(...Object.values(type.getFields()));
  } else if (isObjectType(type) || isInterfaceType(type)) {
    const fields = Object.values(type.getFields());
    members.push(...fields, ...fields.flatMap(({ args }) => args));
  }
  return members.flatMap(({ deprecationReason }) => deprecationReason ?? []);
}

describe('the schema', () => {
  it('describes every type, field, argument and enum value', () => {
    // type-graphql gives the root types no place for a description.
    const bare = types.flatMap(undescribed).toSorted();
    expect(bare).toEqual(['Mutation', 'Query', 'Subscription']);
  });

  it('has only nullable root fields: a subgraph that is down takes nobody else along', () => {
    const fields = Object.values(api.getQueryType()?.getFields() ?? {});
    expect(fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name)).toEqual([]);
  });

  it('is nullable wherever a subgraph adds to an entity of another', () => {
    const added = borders.fields.filter(
      ({ answeredBy, typeOwnedBy }) => answeredBy !== typeOwnedBy,
    );
    expect(added.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Firm.labels', 'Product.trl', 'Establishment.location']),
    );
    expect(
      added.filter(({ type }) => type.kind === Kind.NON_NULL_TYPE).map(({ name }) => name),
    ).toEqual([]);
  });

  it('is nullable wherever a field leads to an entity of another subgraph', () => {
    const crossing = borders.fields.filter(({ type, answeredBy }) => {
      const owner = borders.ownerOf(namedType(type));
      return owner !== '' && owner !== answeredBy;
    });
    expect(crossing.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Label.holder', 'LocatedEstablishmentEdge.node']),
    );
    expect(crossing.filter(({ type }) => !toleratesFailure(type)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it('invariant 29: lets every mutation state the version that it was decided upon', () => {
    const mutations = Object.values(api.getMutationType()?.getFields() ?? {});
    const without = mutations.filter(({ args }) => {
      const inputs = args.map(({ type }) => getNamedType(type)).filter(isInputObjectType);
      return !inputs.some((input) => input.getFields()['expectedVersion'] !== undefined);
    });
    expect(without.map(({ name }) => name).toSorted()).toEqual([...WITHOUT_A_VERSION].toSorted());
  });

  it('pages every connection the same way', () => {
    const connections = objects.filter(({ name }) => name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(0);
    for (const connection of connections) {
      expect(Object.keys(connection.getFields())).toEqual(
        expect.arrayContaining(['edges', 'nodes', 'pageInfo', 'totalCount']),
      );
    }
  });

  it('lets every connection field be paged by first and after, 20 at a time', () => {
    const fields = objects
      .flatMap((type) => Object.values(type.getFields()))
      .filter((field) => String(field.type).replace('!', '').endsWith('Connection'));
    for (const field of fields) {
      const first = field.args.find(({ name }) => name === 'first');
      expect(first?.defaultValue).toBe(20);
      expect(field.args.map(({ name }) => name)).toContain('after');
    }
  });

  it('says of everything deprecated what to use, and until when it stays', () => {
    const reasons = types.flatMap(deprecationsOf);
    expect(reasons.filter((reason) => !/Goes after \d{4}-\d{2}-\d{2}\.$/.test(reason))).toEqual([]);
  });

  it('has an identifier that is never null wherever a type has one', () => {
    const ids = objects.flatMap((type) => {
      const { id } = type.getFields();
      return id === undefined ? [] : [`${type.name}: ${String(id.type)}`];
    });
    expect(ids.filter((id) => !id.endsWith(': ID!'))).toEqual([]);
  });

  it('has lists of what is never null, but for entities: one may be lost on its way', () => {
    const lists = objects
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ type }) => /\[\w+\]/.test(String(type)))
      .map(({ type }) => getNamedType(type));
    expect(
      lists.filter((item) => !isAbstractType(item) && borders.ownerOf(item.name) === ''),
    ).toEqual([]);
  });

  it('names mutations by what they do: a verb, then what it is done to', () => {
    const names = Object.keys(api.getMutationType()?.getFields() ?? {});
    expect(names.filter((name) => !/^[a-z]+([A-Z][a-z]+)+$/.test(name))).toEqual([]);
    expect(names.filter((name) => objects.some((type) => startsAs(name, type.name)))).toEqual([]);
  });
});

/** `labelSuspend` begins with the name of a type; `suspendLabel` does not. */
function startsAs(mutation: string, typeName: string): boolean {
  const lower = `${typeName.charAt(0).toLowerCase()}${typeName.slice(1)}`;
  return new RegExp(`^${lower}(?:[A-Z]|$)`).test(mutation);
}
