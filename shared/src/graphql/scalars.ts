import { GraphQLError, GraphQLScalarType, Kind, print } from 'graphql';

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL?: string;
  readonly serialize?: (value: unknown) => unknown;
}

/**
 * A scalar that travels as JSON text. What the text must look like is checked where arguments are
 * (see `argument-validators.ts`), so that a refusal can name the argument; here only text is demanded.
 */
function textScalar({
  serialize = String,
  ...config
}: TextScalar): GraphQLScalarType<unknown, unknown> {
  return new GraphQLScalarType({
    ...config,
    serialize,
    parseValue: (value) =>
      typeof value === 'string' ? value : refuse(config.name, JSON.stringify(value)),
    parseLiteral: (node) =>
      node.kind === Kind.STRING ? node.value : refuse(config.name, print(node)),
  });
}

function refuse(scalar: string, given: string): never {
  throw new GraphQLError(`${scalar} must be given as text, not ${given}.`);
}

function instantText(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

export const SirenScalar = textScalar({
  name: 'SIREN',
  description:
    'SIREN of a French legal unit: nine digits, the last one a Luhn check digit. Source: INSEE, répertoire SIRENE.',
});

export const SiretScalar = textScalar({
  name: 'SIRET',
  description:
    'SIRET of an establishment: the nine digits of its SIREN, four of its own and a check digit. Source: INSEE, répertoire SIRENE.',
});

export const DateScalar = textScalar({
  name: 'Date',
  description: 'A calendar day, `YYYY-MM-DD`. Days of the label scheme begin and end in Paris.',
});

export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description: 'An instant in UTC with milliseconds, RFC 3339: `2026-11-22T20:31:33.000Z`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: instantText,
});

export const UrlScalar = textScalar({
  name: 'Url',
  description: 'An absolute http or https address.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
});
