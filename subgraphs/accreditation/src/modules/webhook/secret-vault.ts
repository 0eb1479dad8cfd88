import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const KEY_ID_LENGTH = 8;

/** Under which key something was sealed, its nonce, its tag and itself. */
type Sealed = readonly [keyId: string, nonce: string, tag: string, sealed: string];

/**
 * Keeps secrets of endpoints unreadable for whoever reads the database alone: sealed with a key of the operator, each
 * to its endpoint, so that one cannot be put in the place of another's.
 */
export class SecretVault {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #sealing: string;

  /** Seals with the first key and opens with any, so that one can replace another while everything runs. */
  constructor(keys: readonly [Buffer, ...Buffer[]]) {
    this.#keys = new Map(keys.map((key) => [keyIdOf(key), key]));
    this.#sealing = keyIdOf(keys[0]);
  }

  seal(secret: string, endpointId: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#keyOf(this.#sealing), nonce);
    cipher.setAAD(Buffer.from(endpointId));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    const parts = [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'));
    return [this.#sealing, ...parts].join('.');
  }

  /** Throws when it was sealed with another key, or for another endpoint. */
  open(text: string, endpointId: string): string {
    const [keyId, nonce, tag, sealed] = partsOf(text);
    const decipher = createDecipheriv(CIPHER, this.#keyOf(keyId), Buffer.from(nonce, 'base64url'), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(endpointId));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return decipher.update(sealed, 'base64url', 'utf8') + decipher.final('utf8');
  }

  #keyOf(id: string): Buffer {
    const key = this.#keys.get(id);
    if (key === undefined) {
      throw new RangeError(`No key ${id} for secrets of webhooks is configured.`);
    }
    return key;
  }
}

function partsOf(text: string): Sealed {
  const [keyId = '', nonce = '', tag = '', sealed = ''] = text.split('.');
  return [keyId, nonce, tag, sealed];
}

function keyIdOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, KEY_ID_LENGTH);
}
