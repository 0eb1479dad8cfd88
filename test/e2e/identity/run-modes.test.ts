import { setTimeout as delay } from 'node:timers/promises';
import { sampleDatabase } from '@apogee/all-in-one/testing';
import { ANYONE, CallSigner } from '@apogee/shared/identity';
import type { TestDatabase } from '@apogee/shared/testing';
import { ask, send } from '../../harness/client';
import { readExamples, withoutFreshness } from '../../harness/examples';
import {
  addressOf,
  type Graph,
  SUBGRAPH_SECRET,
  startAllInOne,
  startDistributed,
} from '../../harness/graph';
import { type Issuer, startIssuer } from '../../harness/issuer';

const QUERY = { query: '{ firm(siren: "999000011") { legalName labels { number } } }' };

interface Identities {
  readonly identities: readonly {
    readonly name: string;
    readonly roles: readonly string[];
    readonly token: string;
  }[];
}

type Headers = Readonly<Record<string, string>>;

async function as<Data>(url: string, headers: Headers, query: string): Promise<Data> {
  const { data, errors } = await send(url, { query }, headers);
  expect(errors).toBeUndefined();
  return data as Data;
}

/** Once the file is there. */
async function downloadPathOf(url: string, headers: Headers, id: string): Promise<string> {
  const query = `{ exportJob(id: "${id}") { state downloadPath } }`;
  for (;;) {
    const { exportJob } = await as<{ exportJob: { state: string; downloadPath: string | null } }>(
      url,
      headers,
      query,
    );
    expect(exportJob.state).not.toBe('FAILED');
    if (exportJob.downloadPath !== null) {
      return exportJob.downloadPath;
    }
    await delay(20);
  }
}

describe('identity in one process and in four', () => {
  let database: TestDatabase;
  let issuer: Issuer;
  let inOne: Graph;
  let distributed: Graph;

  beforeAll(async () => {
    database = await sampleDatabase();
    issuer = await startIssuer();
    const env = { DATABASE_URL: database.url };
    inOne = await startAllInOne({ ...env, DEVELOPMENT_ISSUER: 'true' });
    distributed = await startDistributed(env, issuer.env);
  });

  afterAll(async () => {
    await inOne?.[Symbol.asyncDispose]();
    await distributed?.[Symbol.asyncDispose]();
    await issuer?.[Symbol.asyncDispose]();
    await database?.drop();
  });

  async function developmentIdentities(): Promise<Identities['identities']> {
    const response = await fetch(`${inOne.url}/development/identities`);
    return ((await response.json()) as Identities).identities;
  }

  it('gives an accepted token the same answer in both', async () => {
    const [developer] = await developmentIdentities();
    const here = await send(inOne.url, QUERY, { authorization: `Bearer ${developer?.token}` });
    const there = await send(distributed.url, QUERY, {
      authorization: `Bearer ${await issuer.sign({})}`,
    });
    expect(here.status).toBe(200);
    expect(here.errors).toBeUndefined();
    expect(there.text).toBe(here.text);
    expect(await ask(distributed.url, QUERY)).toEqual(here.data);
  });

  it('sends a caller the file of his export, and nobody else, in both', async () => {
    const [developer] = await developmentIdentities();
    const files: string[] = [];
    for (const { url, token, other } of [
      { url: inOne.url, token: developer?.token ?? '', other: 'nobody' },
      {
        url: distributed.url,
        token: await issuer.sign({}),
        other: await issuer.sign({ sub: 'x' }),
      },
    ]) {
      const headers = { authorization: `Bearer ${token}` };
      const { startExport } = await as<{ startExport: { exportJob: { id: string } } }>(
        url,
        headers,
        'mutation { startExport(input: { firms: {}, format: CSV, titles: EN }) { exportJob { id } } }',
      );
      const path = await downloadPathOf(url, headers, startExport.exportJob.id);
      const response = await fetch(`${url}${path}`, { headers });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(response.headers.get('content-disposition')).toMatch(
        /^attachment; filename\*=UTF-8''apogee-firms-\d{4}-\d\d-\d\d\.csv$/,
      );
      files.push(await response.text());
      expect((await fetch(`${url}${path}`)).status).toBe(401);
      const refused = await fetch(`${url}${path}`, {
        headers: { authorization: `Bearer ${other}` },
      });
      expect([401, 404]).toContain(refused.status);
    }
    expect(files[0]).toMatch(/^Identifier,SIREN,Legal name,/);
    expect(files[1]).toBe(files[0]);
  });

  it('refuses what is no token in both', async () => {
    for (const { url } of [inOne, distributed]) {
      expect(await send(url, QUERY, { authorization: 'Bearer x' })).toMatchObject({
        status: 401,
        errors: [{ extensions: { code: 'INVALID_TOKEN' } }],
      });
    }
  });

  it('offers an identity for each role while developing, to this machine alone', async () => {
    const identities = await developmentIdentities();
    expect([...new Set(identities.flatMap(({ roles }) => roles))]).toEqual([
      'FIRM_REPRESENTATIVE',
      'EVALUATOR',
      'REVIEWER',
      'COMMITTEE_MEMBER',
      'CHAIR',
      'SECRETARIAT',
      'AUDITOR',
      'SERVICE',
      'CATALOGUE_EDITOR',
    ]);
    for (const { token } of identities) {
      expect((await send(inOne.url, QUERY, { authorization: `Bearer ${token}` })).status).toBe(200);
    }
    expect((await fetch(`${distributed.url}/development/identities`)).status).toBe(404);
  });

  it('lets subgraph processes answer their gateway alone', async () => {
    const names = ['catalogue', 'accreditation', 'geo'];
    const body = '{"query":"{ __typename }"}';
    for (const [index, name] of names.entries()) {
      const program = distributed.programs[index];
      const url = `${program === undefined ? '' : await addressOf(program)}/graphql`;
      const statusOf = async (headers: Readonly<Record<string, string>>): Promise<number> =>
        (
          await fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body,
          })
        ).status;
      const authorization = `Bearer ${new CallSigner(SUBGRAPH_SECRET, name).sign(ANYONE, body)}`;
      const elsewhere = new CallSigner(SUBGRAPH_SECRET, names.at(index - 1) ?? '');
      expect(await statusOf({})).toBe(401);
      expect(await statusOf({ authorization: `Bearer ${await issuer.sign({})}` })).toBe(401);
      expect(await statusOf({ authorization: `Bearer ${elsewhere.sign(ANYONE, body)}` })).toBe(401);
      expect(await statusOf({ authorization })).toBe(200);
      expect(await statusOf({ authorization })).toBe(401);
      expect((await fetch(`${url}?query={__typename}`)).status).toBe(401);
    }
  });

  it('costs no worked example its answer', async () => {
    const identities = await developmentIdentities();
    // Firms, evaluators and auditors see more of them: evidence that is not public.
    const member = identities.find(({ roles }) => roles.join() === 'COMMITTEE_MEMBER');
    for (const example of await readExamples()) {
      const signed = await send(inOne.url, example, {
        authorization: `Bearer ${member?.token}`,
      });
      const unsigned = await send(distributed.url, example);
      expect(withoutFreshness(signed.text)).toBe(withoutFreshness(unsigned.text));
    }
  });
});
