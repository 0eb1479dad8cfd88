import fc from 'fast-check';
import { CallSigner } from './call-signer';
import { CallVerifier } from './call-verifier';
import { ANYONE, type Caller } from './caller';
import { SCOPES_OF } from './role';
import { callerFromClaims } from './token-claims';

const SECRET = 'a secret of tests, long enough to be one';
const NOW = Date.parse('2026-11-23T08:00:00Z');
const BODY = '{"query":"{ label(number: \\"DEMO-1\\") { number } }","variables":{}}';
const MEMBER: Caller = callerFromClaims({
  sub: 'demo-member',
  scope: SCOPES_OF.COMMITTEE_MEMBER.join(' '),
  firms: ['firm-demo-1'],
  person: 'person-demo-1',
});

function sign(caller: Caller = MEMBER): string {
  return new CallSigner(SECRET, 'geo').sign(caller, BODY, NOW);
}

function verifier(): CallVerifier {
  return new CallVerifier([SECRET], 'geo');
}

describe('a signed call to a subgraph', () => {
  it.each([
    ['a member of the committee', MEMBER],
    ['the public', ANYONE],
  ])('brings %s', (_, caller) => {
    expect(verifier().verify(sign(caller), BODY, NOW)).toEqual(caller);
  });

  it('is answered once', () => {
    const known = verifier();
    const token = sign();
    expect(known.verify(token, BODY, NOW)).not.toBeNull();
    expect(known.verify(token, BODY, NOW)).toBeNull();
    expect(known.verify(token, BODY, NOW + 34_000)).toBeNull();
  });

  it('is not answered by another subgraph, nor under another secret', () => {
    expect(new CallVerifier([SECRET], 'catalogue').verify(sign(), BODY, NOW)).toBeNull();
    expect(new CallVerifier(['x'.repeat(40)], 'geo').verify(sign(), BODY, NOW)).toBeNull();
  });

  it('is answered under either secret while one replaces the other', () => {
    const both = new CallVerifier(['the new secret, which is long enough', SECRET], 'geo');
    expect(both.verify(sign(), BODY, NOW)).toEqual(MEMBER);
  });

  it.each([-61_000, -31_000, 36_000, 61_000])('is not answered %i ms after it was signed', (ms) => {
    expect(verifier().verify(sign(), BODY, NOW + ms)).toBeNull();
  });

  it('is not answered with another body', () => {
    expect(verifier().verify(sign(), BODY.replace('DEMO-1', 'DEMO-2'), NOW)).toBeNull();
  });

  it('is not answered with any character of it changed', () => {
    const token = sign();
    fc.assert(
      fc.property(
        fc.nat(token.length - 1),
        fc.constantFrom(...Array.from('ABCDwxyz0189-_.'), ''),
        (at, put) => {
          const changed = token.slice(0, at) + put + token.slice(at + 1);
          expect(changed === token ? null : verifier().verify(changed, BODY, NOW)).toBeNull();
        },
      ),
    );
  });

  it.each(['', '.', '..', 'x.y.z', 'eyJhbGciOiJub25lIn0.e30.'])('is not made of %p', (token) => {
    expect(verifier().verify(token, BODY, NOW)).toBeNull();
  });
});
