/** One worked example, offered as a tab on the first visit and in the examples panel ever after. */
export interface ExampleOperation {
  readonly name: string;
  readonly title: string;
  readonly query: string;
  /** JSON text, as typed into the variables editor; empty when the operation takes none. */
  readonly variables: string;
  readonly description: string | null;
}

/** Somewhere the map of a result offers to go to. */
export interface Place {
  readonly names: Readonly<Record<'fr' | 'en', string>>;
  /** West, south, east, north, in degrees. */
  readonly bounds: readonly [number, number, number, number];
}

/** What the server says about itself in `explorer.json`; everything product-like comes from here. */
export interface ExplorerSettings {
  readonly title: string;
  readonly graphqlPath: string;
  readonly operations: readonly ExampleOperation[];
  /** Whether the server shows query plans. */
  readonly queryPlans: boolean;
  readonly places: readonly Place[];
  /** Where identities to choose from are, while developing; else null. */
  readonly identitiesPath: string | null;
}

/** `explorer.json` is not what this page was built for; the message names the faulty member. */
export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Checks the parsed `explorer.json`; unknown members are ignored so that servers may add some. */
export function parseSettings(json: unknown): ExplorerSettings {
  const settings = readObject(json, 'explorer.json');
  return {
    title: readText(settings, 'title'),
    graphqlPath: readText(settings, 'graphqlPath'),
    operations: readList(settings, 'operations').map(parseOperation),
    queryPlans: settings['queryPlans'] === true,
    identitiesPath: readOptionalText(settings, 'identitiesPath'),
    places: settings['places'] === undefined ? [] : readList(settings, 'places').map(parsePlace),
  };
}

function parseOperation(json: unknown, index: number): ExampleOperation {
  const operation = readObject(json, `operations[${index}]`);
  return {
    name: readText(operation, 'name'),
    title: readText(operation, 'title'),
    query: readText(operation, 'query'),
    variables: readOptionalText(operation, 'variables') ?? '',
    description: readOptionalText(operation, 'description'),
  };
}

function parsePlace(json: unknown, index: number): Place {
  const path = `places[${index}]`;
  const place = readObject(json, path);
  const names = readObject(place['names'], `${path}.names`);
  const [west, south, east, north] = readList(place, 'bounds').map(Number);
  if (west === undefined || south === undefined || east === undefined || north === undefined) {
    throw new InvalidSettings(`${path}.bounds is not four numbers`);
  }
  return {
    names: { fr: readText(names, 'fr'), en: readText(names, 'en') },
    bounds: [west, south, east, north],
  };
}

function readObject(json: unknown, path: string): JsonObject {
  if (!isObject(json)) throw new InvalidSettings(`${path} is not an object`);
  return json;
}

function readList(object: JsonObject, member: string): readonly unknown[] {
  const value = object[member];
  if (!Array.isArray(value)) throw new InvalidSettings(`${member} is not a list`);
  return value;
}

function readText(object: JsonObject, member: string): string {
  const value = object[member];
  if (typeof value !== 'string') throw new InvalidSettings(`${member} is not a text`);
  return value;
}

function readOptionalText(object: JsonObject, member: string): string | null {
  return object[member] === undefined || object[member] === null ? null : readText(object, member);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
