/** What an example is, in one language. */
export interface ExampleText {
  readonly title: string;
  readonly description: string | null;
}

/** One worked example: a tab on the first visit if everybody may ask it, and in the examples panel ever after. */
export interface ExampleOperation extends ExampleText {
  readonly name: string;
  readonly kind: string;
  readonly query: string;
  /** JSON text, as typed into the variables editor; empty when the operation takes none. */
  readonly variables: string;
  /** Null where the server says it in one language only. */
  readonly french: ExampleText | null;
  /** Ids of the readers it is written for. */
  readonly readers: readonly string[];
  /** As whom it is meant to be asked, while developing; null: as anybody. */
  readonly identity: string | null;
}

/** Somebody for whom examples are written. */
export interface Reader {
  readonly id: string;
  readonly names: Names;
}

export type Names = Readonly<Record<'fr' | 'en', string>>;

/** Somewhere the map of a result offers to go to. */
export interface Place {
  readonly names: Names;
  /** West, south, east, north, in degrees. */
  readonly bounds: readonly [number, number, number, number];
}

/** What the server says about itself in `explorer.json`; everything product-like comes from here. */
export interface ExplorerSettings {
  readonly title: string;
  readonly graphqlPath: string;
  readonly operations: readonly ExampleOperation[];
  /** In the order in which their examples are listed. */
  readonly readers: readonly Reader[];
  /** Whether the server shows query plans. */
  readonly queryPlans: boolean;
  readonly places: readonly Place[];
  /** Where the documentation is in each language, seen from the page's address; null: the server has none. */
  readonly documentation: Names | null;
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
    readers: readOptionalList(settings, 'readers').map(parseReader),
    queryPlans: settings['queryPlans'] === true,
    identitiesPath: readOptionalText(settings, 'identitiesPath'),
    places: readOptionalList(settings, 'places').map(parsePlace),
    documentation: parseOptionalNames(settings['documentation'], 'documentation'),
  };
}

function parseOperation(json: unknown, index: number): ExampleOperation {
  const path = `operations[${index}]`;
  const operation = readObject(json, path);
  const french = operation['french'];
  return {
    name: readText(operation, 'name'),
    kind: readOptionalText(operation, 'kind') ?? 'query',
    query: readText(operation, 'query'),
    variables: readOptionalText(operation, 'variables') ?? '',
    ...parseExampleText(operation),
    french: french === undefined ? null : parseExampleText(readObject(french, `${path}.french`)),
    readers: readOptionalList(operation, 'readers').map(String),
    identity: readOptionalText(operation, 'identity'),
  };
}

function parseExampleText(json: JsonObject): ExampleText {
  return { title: readText(json, 'title'), description: readOptionalText(json, 'description') };
}

function parseReader(json: unknown, index: number): Reader {
  const path = `readers[${index}]`;
  const reader = readObject(json, path);
  return { id: readText(reader, 'id'), names: parseNames(reader['names'], `${path}.names`) };
}

function parsePlace(json: unknown, index: number): Place {
  const path = `places[${index}]`;
  const place = readObject(json, path);
  const [west, south, east, north] = readList(place, 'bounds').map(Number);
  if (west === undefined || south === undefined || east === undefined || north === undefined) {
    throw new InvalidSettings(`${path}.bounds is not four numbers`);
  }
  return { names: parseNames(place['names'], `${path}.names`), bounds: [west, south, east, north] };
}

function parseOptionalNames(json: unknown, path: string): Names | null {
  return json === undefined || json === null ? null : parseNames(json, path);
}

function parseNames(json: unknown, path: string): Names {
  const names = readObject(json, path);
  return { fr: readText(names, 'fr'), en: readText(names, 'en') };
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

function readOptionalList(object: JsonObject, member: string): readonly unknown[] {
  return object[member] === undefined ? [] : readList(object, member);
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
