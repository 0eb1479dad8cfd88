import { ANYONE, type Caller, Scope } from '@apogee/shared/identity';
import { buildSchema, parse, print } from 'graphql';
import { AccessRefused } from './access-refused';
import { fieldRequirements } from './field-requirements';
import { GuardedOperation } from './guarded-operation';
import { withoutDenied } from './without-denied';

const SDL = `
  directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM

  type Query {
    firm: Firm
    firms: [Firm!]
    things: [Thing]
    files: [File] @requiresScopes(scopes: [["accreditation:read"], ["accreditation:audit"]])
    both: String @requiresScopes(scopes: [["accreditation:read", "accreditation:vote"]])
  }
  type Mutation { rename: Firm close: Firm @requiresScopes(scopes: [["accreditation:chair"]]) }
  type Firm { name: String notes: String @authenticated grade: Grade file: File }
  type File @requiresScopes(scopes: [["accreditation:read"]]) { id: ID }
  enum Grade @authenticated { A }
  interface Thing { id: ID secret: String labels: String @authenticated }
  type Open implements Thing { id: ID secret: String labels: String }
  type Closed implements Thing { id: ID secret: String @requiresScopes(scopes: [["accreditation:audit"]]) labels: String }
`;

const apiSchema = buildSchema(SDL);
const requirements = fieldRequirements(parse(SDL), apiSchema, {
  authenticated: 'authenticated',
  requiresScopes: 'requiresScopes',
});
const guardedSchema = { apiSchema, requirements };

function caller(...scopes: Scope[]): Caller {
  return { ...ANYONE, subject: 'somebody', scopes: new Set(scopes) };
}

function leftFor(who: Caller, query: string): string {
  const { document } = withoutDenied(parse(query), who, guardedSchema);
  return print(document).replaceAll(/\s+/g, ' ');
}

function toldTo(who: Caller, query: string): readonly object[] {
  const { errors } = withoutDenied(parse(query), who, guardedSchema);
  return errors.map(({ path, extensions: { code, coordinate } }) => ({
    path: path?.join('.'),
    code,
    coordinate,
  }));
}

function asking(who: Caller, operation: string): () => unknown {
  return () => withoutDenied(parse(operation), who, guardedSchema);
}

describe('a query with guarded fields', () => {
  it('is not known as one when anybody may see all of it', () => {
    const document = parse('{ firm { name } things { id } }');
    expect(GuardedOperation.of(document, apiSchema, requirements)).toBeNull();
    expect(withoutDenied(document, ANYONE, guardedSchema)).toEqual({ document, errors: [] });
  });

  it('keeps what the public may see', () => {
    expect(leftFor(ANYONE, '{ firm { name notes } files { id } }')).toBe('{ firm { name } }');
  });

  it('asks for nothing where nothing is left', () => {
    expect(leftFor(ANYONE, '{ files { id } firm { notes } }')).toBe('{ firm { __typename } }');
    expect(leftFor(ANYONE, '{ both }')).toBe('{ __typename }');
  });

  it('shows what is for anybody who is known', () => {
    expect(leftFor(caller(), '{ firm { notes grade } }')).toBe('{ firm { notes grade } }');
    expect(leftFor(ANYONE, '{ firm { name grade } }')).toBe('{ firm { name } }');
  });

  it('shows a field to who has all scopes of one alternative', () => {
    expect(leftFor(caller(Scope.READ), '{ both firm { name } }')).toBe('{ firm { name } }');
    expect(leftFor(caller(Scope.READ, Scope.VOTE), '{ both }')).toBe('{ both }');
    // The files of this graph are guarded by their type, too.
    expect(leftFor(caller(Scope.READ), '{ files { id } }')).toBe('{ files { id } }');
  });

  it('asks for the scopes of the field and of the type that it returns', () => {
    expect(leftFor(caller(Scope.AUDIT), '{ files { id } }')).toBe('{ __typename }');
    expect(leftFor(caller(Scope.READ, Scope.AUDIT), '{ files { id } firm { file { id } } }')).toBe(
      '{ files { id } firm { file { id } } }',
    );
  });

  it('guards an interface as strictly as the strictest type behind it', () => {
    expect(leftFor(caller(), '{ things { id secret } }')).toBe('{ things { id } }');
    expect(
      leftFor(caller(), '{ things { ... on Open { secret } ... on Closed { secret } } }'),
    ).toBe('{ things { ... on Open { secret } ... on Closed { __typename } } }');
  });

  it('guards a type as strictly as its interface', () => {
    expect(leftFor(ANYONE, '{ things { id ... on Open { labels } } }')).toBe(
      '{ things { id ... on Open { __typename } } }',
    );
  });

  it('is guarded whatever a field is called, and wherever it is spread from', () => {
    expect(
      leftFor(ANYONE, '{ firm { mine: notes ...F } } fragment F on Firm { name n: notes }'),
    ).toBe('{ firm { ...F } } fragment F on Firm { name }');
  });

  it('says where something is missing, down to the first list, once for each place', () => {
    const notes = { code: 'UNAUTHENTICATED', coordinate: 'Firm.notes' };
    const query =
      '{ firm { mine: notes ...F } firms { notes file { id } } } fragment F on Firm { notes }';
    expect(toldTo(ANYONE, query)).toEqual([
      { path: 'firm.mine', ...notes },
      { path: 'firm.notes', ...notes },
      { path: 'firms', ...notes },
      { path: 'firms', code: 'UNAUTHENTICATED', coordinate: 'Firm.file' },
    ]);
    expect(toldTo(caller(), query)).toEqual([
      { path: 'firms', code: 'FORBIDDEN', coordinate: 'Firm.file' },
    ]);
  });

  it('is decided alike for callers who may see the same and are told the same', () => {
    const guarded = GuardedOperation.of(parse('{ firm { notes } both }'), apiSchema, requirements);
    expect(guarded?.decisionFor(caller(Scope.AUDIT))).toBe(
      guarded?.decisionFor(caller(Scope.READ)),
    );
    expect(guarded?.decisionFor(caller(Scope.AUDIT))).not.toBe(guarded?.decisionFor(ANYONE));
    expect(guarded?.decisionFor(caller(Scope.READ, Scope.VOTE))).toBe('');
  });
});

describe('a mutation with guarded fields', () => {
  it('is refused as a whole', () => {
    expect(asking(ANYONE, 'mutation { rename { name } close { name } }')).toThrow(AccessRefused);
    expect(asking(ANYONE, 'mutation { rename { name notes } }')).toThrow('valid access token');
    expect(asking(caller(), 'mutation { close { name } }')).toThrow('does not allow');
    expect(asking(caller(Scope.CHAIR), 'mutation { close { name } }')).not.toThrow();
  });
});
