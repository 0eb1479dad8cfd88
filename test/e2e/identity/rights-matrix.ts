import { Role } from '@apogee/shared/identity';
import { type GraphQLSchema, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import type { Answer, Operation } from '../../harness/client';
import { asked, documentOf, type Route, Routes } from './routes';
import { type FieldOwner, type OwnedField, StatedRights } from './stated-rights';

/** Somebody in a role asks for a field in one of the ways that there are to it. */
export interface Cell {
  readonly role: Role;
  /** `Type.field` */
  readonly coordinate: string;
  readonly way: string;
  /** `null`: the gateway is asked. */
  readonly subgraph: string | null;
  readonly operation: Operation;
  /** Where the value is, if it is shown: keys, and lists in between. */
  readonly path: readonly string[];
  /** Of which type objects are looked at: beside them there may be others, with other guards. `null`: all. */
  readonly ofType: string | null;
  readonly isSubscription: boolean;
  readonly isAllowed: boolean;
}

/** A way to a field: a document, and where the value stands in its answer. */
interface Way {
  readonly name: string;
  readonly route: Route;
  readonly selection: string;
  readonly fragment?: string;
  readonly key: string;
  /** What is selected last, where that is another type than the route's. */
  readonly owner: FieldOwner;
}

interface Side {
  readonly subgraph: string | null;
  readonly schema: GraphQLSchema;
  readonly rights: StatedRights;
  readonly routes: Routes;
}

export type MatrixFields = 'all' | 'guarded';

/**
 * Every role by every field by every way to it: through the gateway, and straight at its subgraph. Fields that nothing
 * guards are asked for by the public only, who has the fewest rights, as they are called and as fields of entities.
 */
export function rightsMatrix(
  apiSchema: GraphQLSchema,
  subgraphs: ReadonlyMap<string, GraphQLSchema>,
  fields: MatrixFields,
): readonly Cell[] {
  const fieldsOf = (side: Side): readonly OwnedField[] =>
    allFields(side).filter((owned) => fields === 'all' || side.rights.isGuarded(owned));
  const gateway = sideOf(null, apiSchema, [...subgraphs.values()]);
  const straight = [...subgraphs].map(([name, schema]) => sideOf(name, schema, [schema]));
  const throughGateway = fieldsOf(gateway).flatMap((field) =>
    cellsOf(
      gateway,
      field,
      waysTo(gateway, field).concat(fromElsewhere(gateway, field, subgraphs)),
    ),
  );
  const atSubgraphs = straight.flatMap((side) =>
    fieldsOf(side).flatMap((field) =>
      cellsOf(side, field, waysTo(side, field)).concat(entityCells(side, field)),
    ),
  );
  return [...throughGateway, ...atSubgraphs];
}

/** Whether an answer shows what it must, and nothing that it must not. */
export function isRight(cell: Cell, { data, errors = [] }: Answer): boolean {
  const codes = errors.map(({ extensions }) => extensions?.['code']);
  const isShown = valuesAt(data, cell).some((value) => value !== null && value !== undefined);
  if (!cell.isAllowed) {
    const expected = cell.role === Role.PUBLIC ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    return !isShown && codes.length > 0 && codes.every((code) => code === expected);
  }
  // As a query over HTTP the gateway refuses a subscription for what it is, once nothing else speaks against it.
  return cell.isSubscription && cell.subgraph === null
    ? codes.join() === 'OPERATION_NOT_SUPPORTED'
    : isShown && (codes.length === 0 || cell.ofType !== null);
}

function sideOf(
  subgraph: string | null,
  schema: GraphQLSchema,
  stated: readonly GraphQLSchema[],
): Side {
  const rights = new StatedRights(schema, stated);
  const routes = new Routes(schema, (field) => rights.isGuarded(field));
  return { subgraph, schema, rights, routes };
}

function allFields({ schema }: Side): readonly OwnedField[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('_'))
    .flatMap((owner) => Object.values(owner.getFields()).map((field) => ({ owner, field })))
    .filter(({ field }) => !field.name.startsWith('_'));
}

function rolesFor({ rights }: Side, owned: OwnedField): readonly Role[] {
  return rights.isGuarded(owned) ? Object.values(Role) : [Role.PUBLIC];
}

function waysTo(side: Side, { owner, field }: OwnedField): readonly Way[] {
  const { routes, rights } = side;
  const route = routes.to(owner);
  if (route === null) {
    return byInterfaces(side, { owner, field });
  }
  const plain = asked(field);
  const called: Way = {
    name: 'as it is called',
    route,
    selection: plain,
    key: field.name,
    owner,
  };
  if (!rights.isGuarded({ owner, field })) {
    return [called];
  }
  const fragment = `fragment F on ${owner.name} { ${plain} }`;
  return [
    called,
    { ...called, name: 'by an alias', selection: `mine: ${plain}`, key: 'mine' },
    { ...called, name: 'in a fragment', selection: '...F', fragment },
    ...byInterfaces(side, { owner, field }),
  ];
}

function byInterfaces({ routes, rights }: Side, { owner, field }: OwnedField): readonly Way[] {
  if (!rights.isGuarded({ owner, field })) {
    return [];
  }
  return owner.getInterfaces().flatMap((type): Way[] => {
    const route = type.getFields()[field.name] === undefined ? null : routes.to(type);
    const name = `by its interface ${type.name}`;
    return route === null
      ? []
      : [{ name, route, selection: asked(field), key: field.name, owner: type }];
  });
}

/** Comes to the object in a subgraph that does not have the field: it is asked of the entity. */
function fromElsewhere(
  { routes }: Side,
  { owner, field }: OwnedField,
  subgraphs: ReadonlyMap<string, GraphQLSchema>,
): readonly Way[] {
  const homesOf = (step: OwnedField): readonly string[] =>
    [...subgraphs].filter(([, schema]) => hasField(schema, step)).map(([name]) => name);
  const homes = homesOf({ owner, field });
  const isElsewhere = (step: OwnedField): boolean =>
    homesOf(step).every((home) => !homes.includes(home));
  const route = routes.through(owner, isElsewhere);
  return route === null
    ? []
    : [{ name: 'from another subgraph', route, selection: asked(field), key: field.name, owner }];
}

/** An interface object has the fields of all that implement the interface. */
function hasField(schema: GraphQLSchema, { owner, field }: OwnedField): boolean {
  return [owner, ...owner.getInterfaces()].some(({ name }) => {
    const type = schema.getType(name);
    return isObjectType(type) && type.getFields()[field.name] !== undefined;
  });
}

/** The gateway guards an interface as the strictest type behind it, before it is planned; a subgraph each object. */
function cellsOf(side: Side, { owner, field }: OwnedField, ways: readonly Way[]): Cell[] {
  return ways.flatMap((way) => {
    const isByObject = side.subgraph !== null && isInterfaceType(way.owner);
    const steps = [...way.route.steps, { owner: isByObject ? owner : way.owner, field }];
    const query = `${documentOf(way.route, way.selection)} ${way.fragment ?? ''}`;
    return rolesFor(side, { owner, field }).map((role) => ({
      role,
      coordinate: `${owner.name}.${field.name}`,
      way: way.name,
      subgraph: side.subgraph,
      operation: { query },
      path: [...way.route.steps.map((step) => step.field.name), way.key],
      ofType: isByObject ? owner.name : null,
      isSubscription: way.route.kind === 'subscription',
      isAllowed: steps.every((step) => side.rights.maySee(role, step)),
    }));
  });
}

/** As a gateway asks for fields of entities, and anybody might who reaches the subgraph. */
function entityCells(side: Side, { owner, field }: OwnedField): readonly Cell[] {
  const { subgraph, schema, rights } = side;
  const entity = schema.getType('_Entity');
  const isEntity = isUnionType(entity) && entity.getTypes().some(({ name }) => name === owner.name);
  return !isEntity || isInterfaceType(owner)
    ? []
    : rolesFor(side, { owner, field }).map((role) => ({
        role,
        coordinate: `${owner.name}.${field.name}`,
        way: 'as an entity',
        subgraph,
        operation: {
          query: `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${owner.name} { ${asked(field)} } } }`,
          variables: { representations: [{ __typename: owner.name, id: 'x' }] },
        },
        path: ['_entities', field.name],
        ofType: null,
        isSubscription: false,
        isAllowed: rights.maySee(role, { owner, field }),
      }));
}

type Place = Pick<Cell, 'path' | 'ofType'>;

function valuesAt(value: unknown, { path, ofType }: Place): readonly unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => valuesAt(item, { path, ofType }));
  }
  const [key, ...rest] = path;
  if (key === undefined) {
    return [value];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const object = value as Readonly<Record<string, unknown>>;
  const isMeant = rest.length > 0 || ofType === null || object['__typename'] === ofType;
  return isMeant ? valuesAt(object[key], { path: rest, ofType }) : [];
}
