import { assert as always, property, string, uuid } from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { SecretVault } from './secret-vault';
import { newSecret, signedHeaders } from './webhook-signature';

const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)] as const;

describe('what is signed', () => {
  const secret = newSecret();

  it('is always accepted by the reference library, whatever the message', () => {
    always(
      property(uuid(), string({ unit: 'grapheme' }), (id, text) => {
        const body = JSON.stringify({ text });
        const headers = signedHeaders({ id, sentAt: new Date(), body }, [secret]);
        expect(new Webhook(secret).verify(body, headers)).toEqual({ text });
      }),
    );
  });

  it('is accepted by who knows the new secret, and by who knows the one before', () => {
    const [former, present] = [newSecret(), newSecret()];
    const message = { id: 'id', sentAt: new Date(), body: '{}' };
    const headers = signedHeaders(message, [present, former]);
    for (const known of [former, present]) {
      expect(new Webhook(known).verify('{}', headers)).toEqual({});
    }
    expect(() => new Webhook(secret).verify('{}', headers)).toThrow('No matching signature');
  });

  it('is refused when body, id or time are others, or it is old', () => {
    const message = { id: 'id', sentAt: new Date(), body: '{"a":1}' };
    const headers = signedHeaders(message, [secret]);
    const webhook = new Webhook(secret);
    expect(() => webhook.verify('{"a":2}', headers)).toThrow('No matching signature');
    expect(() => webhook.verify(message.body, { ...headers, 'webhook-id': 'other' })).toThrow(
      'No matching signature',
    );
    const time = String(Number(headers['webhook-timestamp']) + 1);
    expect(() => webhook.verify(message.body, { ...headers, 'webhook-timestamp': time })).toThrow(
      'No matching signature',
    );
    const old = signedHeaders({ ...message, sentAt: new Date(Date.now() - 600_000) }, [secret]);
    expect(() => webhook.verify(message.body, old)).toThrow('too old');
  });
});

describe('a secret in the vault', () => {
  const vault = new SecretVault([keys[0]]);

  it('is read again for its endpoint, and by a vault that seals with another key by now', () => {
    always(
      property(string({ unit: 'grapheme' }), string(), (secret, endpoint) => {
        const sealed = vault.seal(secret, endpoint);
        expect(vault.open(sealed, endpoint)).toBe(secret);
        expect(new SecretVault([keys[1], keys[0]]).open(sealed, endpoint)).toBe(secret);
      }),
    );
  });

  it('is not what is kept, nor the same twice', () => {
    const secret = newSecret();
    expect(vault.seal(secret, 'one')).not.toContain(secret.slice(6, 20));
    expect(vault.seal(secret, 'one')).not.toBe(vault.seal(secret, 'one'));
  });

  it('is not read for another endpoint, with another key, or when a letter of it changed', () => {
    const sealed = vault.seal(newSecret(), 'one');
    expect(() => vault.open(sealed, 'another')).toThrow('authenticate');
    expect(() => new SecretVault([keys[1]]).open(sealed, 'one')).toThrow('No key');
    const changed = `${sealed.slice(0, -3)}${sealed.at(-3) === 'A' ? 'B' : 'A'}${sealed.slice(-2)}`;
    expect(() => vault.open(changed, 'one')).toThrow('authenticate');
    expect(() => vault.open('rubbish', 'one')).toThrow('No key rubbish');
  });
});
