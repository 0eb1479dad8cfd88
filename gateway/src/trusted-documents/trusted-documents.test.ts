import { ANYONE } from '@apogee/shared/identity';
import { createLogger } from '@apogee/shared/logger';
import * as fc from 'fast-check';
import { type AskedDocument, askedDocument, withText } from './asked-document';
import { Manifest } from './manifest';
import { UNNAMED } from './stated-client';
import { type Asker, type TrustMode, trustModeFor, trustPolicyShape } from './trust-policy';
import { TrustedDocuments } from './trusted-documents';

const KNOWN = 'query Known {\n  firm {\n    id\n  }\n}';
const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });
const publicAsker: Asker = { caller: ANYONE, client: UNNAMED };

function trusting(policy: object): TrustedDocuments {
  const manifest = new Manifest();
  manifest.add({ 'sha256:k': KNOWN });
  return new TrustedDocuments(
    { policy: trustPolicyShape.parse({ manifests: ['m.json'], ...policy }), manifest },
    logger,
  );
}

/** `executed`, or the code of the refusal. */
function outcome(mode: TrustMode, asked: Partial<AskedDocument>, asker = publicAsker): unknown {
  const judgement = trusting({ mode }).judge({ text: '', id: null, ...asked }, asker);
  return judgement.kind === 'text' ? 'executed' : judgement.error.extensions['code'];
}

describe('trusted documents', () => {
  it.each<[TrustMode, unknown, unknown]>([
    ['off', 'executed', 'executed'],
    ['log', 'executed', 'executed'],
    ['refuse-unknown', 'executed', 'QUERY_NOT_IN_SAFELIST'],
    ['refuse-free-text', 'PERSISTED_QUERY_ID_REQUIRED', 'PERSISTED_QUERY_ID_REQUIRED'],
  ])('%s: a text of the list %s, another %s', (mode, ofKnown, ofOther) => {
    expect(outcome(mode, { text: KNOWN })).toBe(ofKnown);
    expect(outcome(mode, { text: 'query Known { firm { id } } # as minified' })).toBe(ofKnown);
    expect(outcome(mode, { text: '{ other }' })).toBe(ofOther);
  });

  it.each<TrustMode>(['off', 'log', 'refuse-unknown', 'refuse-free-text'])(
    '%s: an id stands for its document, and no other id for anything',
    (mode) => {
      expect(outcome(mode, { id: 'k' })).toBe('executed');
      expect(outcome(mode, { id: 'sha256:k' })).toBe('executed');
      expect(outcome(mode, { id: 'k', text: KNOWN })).toBe('executed');
      expect(outcome(mode, { id: 'k', text: '{ other }' })).toBe('CANNOT_SEND_PQ_ID_AND_BODY');
      expect(outcome(mode, { id: 'unknown' })).toBe('PERSISTED_QUERY_NOT_IN_LIST');
    },
  );

  it('refuses an unknown id with a text as that text is refused', () => {
    expect(outcome('off', { id: 'u', text: '{ a }' })).toBe('executed');
    expect(outcome('refuse-unknown', { id: 'u', text: '{ a }' })).toBe('QUERY_NOT_IN_SAFELIST');
    expect(outcome('refuse-free-text', { id: 'u', text: '{ a }' })).toBe(
      'CANNOT_SEND_PQ_ID_AND_BODY',
    );
  });

  it('never lets a document that nobody looked at through in a refusing mode', () => {
    const documents = trusting({ mode: 'refuse-free-text' });
    const ids = fc.option(fc.oneof(fc.constant('k'), fc.string()), { nil: undefined });
    const request = fc.record({
      query: fc.oneof(fc.string(), fc.constant(KNOWN), fc.constant(undefined), fc.integer()),
      documentId: fc.oneof(ids, fc.integer()),
      extensions: fc.option(fc.record({ persistedQuery: fc.record({ sha256Hash: ids }) })),
    });
    fc.assert(
      fc.property(request, (sent) => {
        const asked = askedDocument(sent);
        const judgement = asked && documents.judge(asked, publicAsker);
        expect(judgement?.kind === 'refused' || ['', KNOWN].includes(judgement?.text ?? '?')).toBe(
          true,
        );
      }),
    );
  });

  it('reads the id as the appendix and as Apollo send it, and takes it out', () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'k' }, trace: true };
    expect(askedDocument({ documentId: 'k' })).toEqual({ text: '', id: 'k' });
    expect(askedDocument({ extensions })).toEqual({ text: '', id: 'k' });
    expect(withText({ extensions, variables: {} }, KNOWN)).toEqual({
      query: KNOWN,
      variables: {},
      extensions: { trace: true },
    });
  });
});

describe('the mode of trust', () => {
  const policy = trustPolicyShape.parse({
    mode: 'refuse-unknown',
    manifests: ['m.json'],
    scopes: { explore: 'off', audit: 'log' },
    clients: { kiosk: 'refuse-free-text', lax: 'off' },
  });
  const modeOf = (scopes: readonly string[], name: string | null): TrustMode =>
    trustModeFor(policy, {
      caller: { ...ANYONE, scopes: new Set(scopes) },
      client: { name, version: null },
    });

  it('is that of the most lenient scope of the token', () => {
    expect(modeOf([], null)).toBe('refuse-unknown');
    expect(modeOf(['audit'], null)).toBe('log');
    expect(modeOf(['audit', 'explore'], null)).toBe('off');
  });

  it('is stricter for a client by its name, never more lenient', () => {
    expect(modeOf([], 'kiosk')).toBe('refuse-free-text');
    expect(modeOf(['explore'], 'kiosk')).toBe('refuse-free-text');
    expect(modeOf([], 'lax')).toBe('refuse-unknown');
  });
});

describe('a manifest', () => {
  it.each([
    ['of the appendix', { 'sha256:a': '{ a }' }],
    ['of Relay', { a: '{ a }' }],
    [
      'of Apollo',
      {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: 'a', name: 'A', type: 'query', body: '{ a }' }],
      },
    ],
  ])('%s is read', (_, written) => {
    const manifest = new Manifest();
    manifest.add(written);
    expect([manifest.textOf('a'), manifest.size]).toEqual(['{ a }', 1]);
  });

  it('is refused when it is of no form, or gives an id another meaning', () => {
    const manifest = new Manifest();
    manifest.add({ a: '{ a }' });
    expect(() => manifest.add({ operations: [] })).toThrow('expected string');
    expect(() => manifest.add({ a: '{ b }' })).toThrow('two documents have the id a');
  });
});
