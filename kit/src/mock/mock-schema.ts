import { setTimeout as delay } from 'node:timers/promises';
import {
  buildSchema,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  OperationTypeNode,
} from 'graphql';
import { Answers } from './answers';
import { placeAfter } from './cursors';
import { failureAt, type RequestFaults } from './faults';
import { type Given, type MockObject, mockObject } from './mock-object';
import { type Field, namedTypeOf } from './schema-facts';
import { World } from './world';

/** What one request is answered with. */
export interface MockContext {
  readonly faults: RequestFaults;
  /** Between two events of a subscription. */
  readonly tickMs: number;
  /** The event after which a subscription begins whatever it says, as clients of Server-Sent Events tell; null: as it says. */
  readonly resumeAfter: string | null;
}

type ResolverArguments = [object: unknown, given: Given, context: MockContext, GraphQLResolveInfo];

/** The schema with a resolver for each field, each of which knows its type and nothing else. */
export function mockSchema(sdl: string, seed: string): GraphQLSchema {
  const schema = buildSchema(sdl);
  const answers = new Answers(new World(schema, seed));
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('__')) {
      answerFields(type, answers, isRootOf(schema, type));
    } else if (isAbstractType(type)) {
      type.resolveType = ({ typeName }: MockObject) => typeName;
    }
  }
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    field.subscribe = (_, given: Given, context: MockContext) =>
      events({
        answers,
        field,
        tickMs: context.tickMs,
        from: placeAfter(context.resumeAfter ?? given['after']),
      });
  }
  return schema;
}

function isRootOf(schema: GraphQLSchema, type: GraphQLObjectType): boolean {
  return Object.values(OperationTypeNode).some((kind) => schema.getRootType(kind) === type);
}

function answerFields(type: GraphQLObjectType, answers: Answers, isRoot: boolean): void {
  for (const field of Object.values(type.getFields())) {
    const coordinate = `${type.name}.${field.name}`;
    field.resolve = (...[object, given, context, info]: ResolverArguments) => {
      failIfAsked(context, info, { coordinate, isRoot });
      return answers.answer(asObject(object, type.name), field, given);
    };
  }
}

function failIfAsked(
  { faults }: MockContext,
  { path }: GraphQLResolveInfo,
  { coordinate, isRoot }: { readonly coordinate: string; readonly isRoot: boolean },
): void {
  const failure = failureAt(faults, { coordinate, isRoot, path: String(path.key) });
  if (failure !== null) {
    throw failure;
  }
}

/** Roots come as nothing, or as what a subscription yielded. */
function asObject(object: unknown, typeName: string): MockObject {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fields get what other fields of this file answered
  return (object as MockObject | undefined) ?? mockObject({ typeName: typeName, key: '' });
}

interface Events {
  readonly answers: Answers;
  readonly field: Field;
  readonly tickMs: number;
  readonly from: number;
}

async function* events({ answers, field, tickMs, from }: Events): AsyncGenerator<MockObject> {
  for (let index = from; ; index += 1) {
    const event = answers.nth(namedTypeOf(field.type), index);
    yield mockObject({ typeName: 'Subscription', key: '', known: { [field.name]: event } });
    await delay(tickMs, undefined, { ref: false });
  }
}
