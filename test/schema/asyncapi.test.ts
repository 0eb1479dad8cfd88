import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { ROOT } from '../harness/program';

/** The published JSON Schema of the version of AsyncAPI that the document follows. */
const published = JSON.parse(
  readFileSync(require.resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json'), 'utf8'),
) as object;

interface Document {
  readonly channels: object;
  readonly operations: object;
  readonly components: {
    readonly messages: Readonly<Record<string, { readonly payload: object }>>;
  };
}

const text = readFileSync(join(ROOT, 'schema/asyncapi.json'), 'utf8');
const document = JSON.parse(text) as Document;

// Its schema says much that is not JSON Schema, for editors.
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);

describe('schema/asyncapi.json', () => {
  const validate = ajv.compile(published);

  it('is what the published schema of AsyncAPI asks for', () => {
    validate(document);
    expect(validate.errors).toBeNull();
  });

  it('would not be with channels of another form', () => {
    expect(validate({ ...document, channels: [] })).toBe(false);
  });

  it('refers to nothing that is not there', () => {
    const references = [...text.matchAll(/"\$ref": "#\/([^"]+)"/g)].map(([, path = '']) => path);
    expect(references.length).toBeGreaterThan(0);
    const missing = references.filter((path) => partAt(path) === undefined);
    expect(missing).toEqual([]);
  });

  it('names what webhook endpoints are posted, and how', () => {
    expect(document.channels).toMatchObject({
      webhookEndpoint: {
        messages: {
          'webhook.accreditation.label.decided.v1': {},
          'webhook.accreditation.webhook.tested.v1': {},
        },
      },
    });
    expect(document.operations).toMatchObject({
      receiveWebhook: { bindings: { http: { method: 'POST' } } },
    });
  });

  it('states each payload as a schema that can check one', () => {
    for (const { payload } of Object.values(document.components.messages)) {
      expect(ajv.compile(payload)({})).toBe(false);
    }
  });
});

function partAt(path: string): unknown {
  return path
    .split('/')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], document);
}
