import { ANYONE, type Caller } from '@apogee/shared/identity';
import type { DataSource } from 'typeorm';
import { createAccreditationDataSource } from '../../data-source';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { ApplicationClerk } from '../../testing/application-clerk';
import { callerAs } from '../../testing/callers';
import { CommitteeRoom, codesOf } from '../../testing/committee-room';
import {
  auditor,
  member,
  secretariat,
  seedFile,
  seedFiles,
  seedPeople,
} from '../../testing/procedure-seed';

let running: RunningAccreditation;
let database: DataSource;

beforeAll(async () => {
  running = await startAccreditation();
  database = await createAccreditationDataSource(running.url).initialize();
  await seedPeople(database);
});

afterAll(async () => {
  await database.destroy();
  await running.stop();
});

interface Entry {
  readonly id?: string;
  readonly version?: number;
  readonly [name: string]: unknown;
}

interface Answer {
  readonly entry: Entry | null;
  readonly userErrors: readonly { readonly code: string; readonly path: null }[];
}

/** What each mutation answers with, and what is asked of it. */
const ENTRIES: Readonly<Record<string, readonly [input: string, payload: string]>> = {
  registerPerson: ['RegisterPersonInput', 'person { id displayName skills from until version }'],
  changePerson: ['ChangePersonInput', 'person { id displayName skills from until version }'],
  endPerson: ['EndPersonInput', 'person { id until version }'],
  registerDirectorate: ['RegisterDirectorateInput', 'directorate { code name until version }'],
  changeDirectorate: ['ChangeDirectorateInput', 'directorate { code name until version }'],
  declareInterest: ['DeclareInterestInput', 'interest { id ground until version person { id } }'],
  endInterest: ['EndInterestInput', 'interest { id until version }'],
  appointToCommittee: ['AppointInput', 'mandate { id version }'],
  endCommitteeMandate: ['EndMandateInput', 'mandate { id until version }'],
  publishLabelScheme: ['LabelSchemeInput', 'scheme { version criteria { code maxScore } }'],
  discardLabelScheme: ['DiscardSchemeInput', 'scheme { version }'],
};

async function change(name: string, input: object, caller: Caller = secretariat): Promise<Answer> {
  const [type = '', payload = ''] = ENTRIES[name] ?? [];
  const { data, errors } = await running.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${payload} userErrors { code path } } }`,
    { input },
    caller,
  );
  expect(errors).toEqual([]);
  const answer = data?.[name] as Answer & Record<string, Entry | null>;
  const { userErrors, ...rest } = answer;
  return { entry: Object.values(rest)[0] ?? null, userErrors };
}

const refused = async (...asked: Parameters<typeof change>): Promise<readonly string[]> =>
  codesOf(await change(...asked));

describe('the register of persons', () => {
  it('takes a person in, changes and ends it, each on record with who did it', async () => {
    const { entry } = await change('registerPerson', {
      id: 'per-new',
      displayName: 'Nour Nouvelle',
      directorateCode: 'DX',
      skills: ['ECSS-Q-30', 'ECSS-Q-30'],
    });
    expect(entry).toMatchObject({ id: 'per-new', skills: ['ECSS-Q-30'], version: 1 });
    const seen = { personId: 'per-new', expectedVersion: 1 };
    await change('changePerson', { ...seen, displayName: 'Nour Ancienne', directorateCode: 'DY' });
    expect(await refused('endPerson', { ...seen, until: '2027-01-01' })).toEqual([
      'VERSION_CONFLICT',
    ]);
    const end = { personId: 'per-new', expectedVersion: 2, until: '2027-01-01' };
    expect((await change('endPerson', end)).entry).toMatchObject({ version: 3 });
    const { data } = await running.ask(
      `{ registerChanges(filter: { register: PERSON, entryId: "per-new" }, first: 2) {
        totalCount pageInfo { hasNextPage } nodes { version actor entry }
      } }`,
      {},
      auditor,
    );
    const changes = data?.['registerChanges'] as {
      nodes: { version: number; actor: string; entry: string }[];
    };
    expect(changes).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(changes.nodes.map(({ version, actor }) => [version, actor])).toEqual([
      [3, 'per-secretary'],
      [2, 'per-secretary'],
    ]);
    expect(JSON.parse(changes.nodes[1]?.entry ?? '')).toMatchObject({
      displayName: 'Nour Ancienne',
      directorateCode: 'DY',
    });
  });

  it.each([
    ['registerPerson', { id: 'per-one', displayName: 'x' }, 'PERSON_EXISTS'],
    ['registerPerson', { displayName: 'x', directorateCode: 'D?' }, 'DIRECTORATE_NOT_FOUND'],
    [
      'registerPerson',
      { displayName: 'x', from: '2027-01-01', until: '2027-01-01' },
      'TERM_WITHOUT_A_DAY',
    ],
    ['endPerson', { personId: 'per-nobody', expectedVersion: 1 }, 'PERSON_NOT_FOUND'],
    [
      'registerDirectorate',
      { code: 'DX', name: { fr: 'x' }, from: '2027-01-01' },
      'DIRECTORATE_EXISTS',
    ],
    [
      'changeDirectorate',
      { code: 'DX', expectedVersion: 1, name: { fr: 'x' }, until: '2027-01-01' },
      'DIRECTORATE_HAS_PERSONS',
    ],
    [
      'changeDirectorate',
      { code: 'D?', expectedVersion: 1, name: { fr: 'x' } },
      'DIRECTORATE_NOT_FOUND',
    ],
    [
      'declareInterest',
      { personId: 'per-x', firmId: 'f', ground: 'OTHER', from: '2026-01-01' },
      'PERSON_NOT_FOUND',
    ],
    ['endInterest', { interestId: 'int-x', expectedVersion: 1 }, 'INTEREST_NOT_FOUND'],
    [
      'endCommitteeMandate',
      { mandateId: 'man-two', expectedVersion: 7, until: '2027-01-01' },
      'VERSION_CONFLICT',
    ],
    ['discardLabelScheme', { version: 'DEMO-2025' }, 'SCHEME_IN_FORCE'],
    ['discardLabelScheme', { version: 'NONE' }, 'SCHEME_NOT_FOUND'],
  ])('%s of %j is refused: %s', async (name, input, code) => {
    expect(await refused(name, input)).toEqual([code]);
  });

  it('gives nobody a part who is not in office', async () => {
    const [file = ''] = await seedFiles(database, { name: 'left', count: 1, state: 'ADMISSIBLE' });
    const clerk = new ApplicationClerk(running);
    const { entry } = await change('registerPerson', {
      displayName: 'Loïs Parti',
      until: '2026-11-22',
    });
    const personId = entry?.id;
    const assign = { personId, independence: 'AGENCY' };
    expect(await clerk.step(file, 'assignEvaluator', assign, secretariat)).toMatchObject({
      refused: ['PERSON_NOT_IN_OFFICE'],
    });
    const mandate = { personId, role: 'MEMBER', voting: true, from: '2026-11-22' };
    expect(await refused('appointToCommittee', mandate)).toEqual(['MEMBER_UNKNOWN']);
  });

  it('takes the vote from a seat whose person has left before the session', async () => {
    const { entry } = await change('registerPerson', { displayName: 'Maé Membre' });
    const personId = entry?.id ?? '';
    await change('appointToCommittee', {
      personId,
      role: 'MEMBER',
      voting: true,
      from: '2026-01-01',
    });
    const file = await seedFile(database, 'departed');
    const room = await CommitteeRoom.opened(running, [file]);
    await room.seat(personId);
    await room.markPresence(personId, true);
    await change('endPerson', { personId, expectedVersion: 1, until: '2026-11-22' });
    expect(codesOf(await room.vote(personId, file, 'FOR'))).toEqual(['OUT_OF_MANDATE']);
  });

  it('ends a directorate once nobody belongs to it', async () => {
    await change('registerDirectorate', {
      code: 'DE',
      name: { fr: 'Direction E' },
      from: '2026-01-01',
    });
    const { entry } = await change('registerPerson', { displayName: 'Oz', directorateCode: 'DE' });
    const end = {
      code: 'DE',
      expectedVersion: 1,
      name: { fr: 'Direction E' },
      until: '2026-11-22',
    };
    expect(await refused('changeDirectorate', end)).toEqual(['DIRECTORATE_HAS_PERSONS']);
    await change('changePerson', { personId: entry?.id, expectedVersion: 1, displayName: 'Oz' });
    expect((await change('changeDirectorate', end)).entry).toMatchObject({ version: 2 });
    const late = { displayName: 'Pia', directorateCode: 'DE' };
    expect(await refused('registerPerson', late)).toEqual(['DIRECTORATE_CLOSED']);
    const { data } = await running.ask('{ directorates { code } }', {}, secretariat);
    expect(JSON.stringify(data)).not.toContain('"DE"');
  });

  it('is listed by name, page by page, by directorate, skill and day', async () => {
    const query = `query ($after: String) {
      persons(filter: { directorateCode: "DX", inOfficeOn: "2026-11-22" }, first: 3, after: $after) {
        nodes { displayName } pageInfo { endCursor }
      }
    }`;
    const pageAfter = async (after: string | null): Promise<Page> =>
      (await running.ask(query, { after }, secretariat)).data?.['persons'] as Page;
    const first = await pageAfter(null);
    const second = await pageAfter(first.pageInfo.endCursor);
    const names = [...first.nodes, ...second.nodes].map(({ displayName }) => displayName);
    expect(names.slice(0, 5)).toEqual([
      'Alix Un',
      'Camille Chaise',
      'Dominique Plume',
      'Jo Six',
      'Élie Mesure',
    ]);
  });
});

interface Page {
  readonly nodes: readonly { readonly displayName: string }[];
  readonly pageInfo: { readonly endCursor: string | null };
}

const interestsSeenBy = async (caller: Caller): Promise<unknown> => {
  const { data } = await running.ask(
    '{ interests(filter: { firmId: "firm-declared" }) { totalCount nodes { person { id } } } }',
    {},
    caller,
  );
  return data?.['interests'];
};

describe('the register of interests', () => {
  it('takes what a person declares of himself, and shows it to him and those who keep and check it', async () => {
    const interest = { firmId: 'firm-declared', ground: 'CONSULTANCY', from: '2026-01-01' };
    const { entry } = await change('declareInterest', interest, member('per-five'));
    expect(entry).toMatchObject({ person: { id: 'per-five' }, version: 1 });
    const ofAnother = { ...interest, personId: 'per-six' };
    expect(await refused('declareInterest', ofAnother, member('per-five'))).toEqual([
      'INTEREST_OF_ANOTHER',
    ]);
    const known = { totalCount: 1, nodes: [{ person: { id: 'per-five' } }] };
    expect(await interestsSeenBy(member('per-five'))).toEqual(known);
    expect(await interestsSeenBy(secretariat)).toEqual(known);
    expect(await interestsSeenBy(auditor)).toEqual(known);
    expect(await interestsSeenBy(member('per-six'))).toEqual({ totalCount: 0, nodes: [] });
    expect(await interestsSeenBy(ANYONE)).toBeNull();
    expect(
      await interestsSeenBy(callerAs('FIRM_REPRESENTATIVE', { firms: ['firm-declared'] })),
    ).toBeNull();
    const end = { interestId: entry?.id, expectedVersion: 1, until: '2025-01-01' };
    expect(await refused('endInterest', end)).toEqual(['INTEREST_WITHOUT_A_DAY']);
    expect(await change('endInterest', { ...end, until: '2026-06-30' })).toMatchObject({
      entry: { until: '2026-06-30', version: 2 },
    });
  });

  it('sets the ballot aside of who declares an interest while the session is open', async () => {
    const file = await seedFile(database, 'late');
    const room = await CommitteeRoom.opened(running, [file]);
    await room.vote('per-two', file, 'FOR');
    const interest = { firmId: 'firm-late', ground: 'PERSONAL_INTEREST', from: '2026-01-01' };
    await change('declareInterest', interest, member('per-two'));
    await room.vote('per-one', file, 'AGAINST');
    const { data } = await running.ask(
      `query ($s: ID!, $a: ID!) { voteTally(sessionId: $s, applicationId: $a) { for against recused } }`,
      { s: room.sessionId, a: file },
      secretariat,
    );
    expect(data).toEqual({ voteTally: { for: 0, against: 1, recused: 1 } });
  });
});

describe('the mandates of the committee', () => {
  it('invariant 29: end in the version that was seen', async () => {
    const given = { personId: 'per-six', role: 'OBSERVER', voting: false, from: '2026-01-01' };
    const { entry } = await change('appointToCommittee', given);
    expect(entry).toMatchObject({ version: 1 });
    const end = { mandateId: entry?.id, expectedVersion: 1, until: '2027-01-01' };
    expect((await change('endCommitteeMandate', end)).entry).toMatchObject({ version: 2 });
    expect(await refused('endCommitteeMandate', end)).toEqual(['VERSION_CONFLICT']);
  });
});

const versions = async (): Promise<string> =>
  JSON.stringify((await running.ask('{ labelSchemes { version } labelScheme { version } }')).data);

describe('the versions of the scheme', () => {
  const everything = ['PRODUCT', 'PRODUCT_RANGE', 'ENGINEERING_ACTIVITY'];
  const criterion = { code: 'X', name: { fr: 'X' }, mandatory: true, appliesTo: everything };
  const scheme = {
    version: 'TEST-2027',
    inForceFrom: '2027-01-01',
    validityMonths: 36,
    trlThreshold: 7,
    minimumReferences: 1,
    quorum: 3,
    minimumDirectorates: 2,
    castingVote: false,
    mandatoryEvaluations: 2,
    renewalWindowMonths: 6,
    completionDays: 60,
    deferralDays: 180,
    appealDays: 60,
    appealPanelSize: 3,
    coolingOffMonths: 24,
    evaluationDays: 60,
    reminderDays: [90, 30],
    smeRuleVersion: 'EU-2003-361',
    criteria: [criterion],
    requirements: [{ code: 'R', name: { fr: 'R' }, appliesTo: everything }],
  };

  it('invariant 25: begin on a day to come; a file keeps the one of its submission', async () => {
    const file = await seedFile(database, 'scheme');
    expect((await change('publishLabelScheme', scheme)).entry).toEqual({
      version: 'TEST-2027',
      criteria: [{ code: 'X', maxScore: null }],
    });
    expect(await versions()).toContain('"labelScheme":{"version":"DEMO-2025"}');
    const [row] = await database.query<unknown[]>(
      'select scheme_version from accreditation.application where id = $1',
      [file],
    );
    expect(row).toEqual({ scheme_version: 'DEMO-2025' });
    expect(await refused('publishLabelScheme', scheme)).toEqual([
      'SCHEME_EXISTS',
      'SCHEME_DAY_TAKEN',
    ]);
    await change('discardLabelScheme', { version: 'TEST-2027' });
    expect(await versions()).not.toContain('TEST-2027');
  });

  it.each([
    [{ inForceFrom: '2026-11-22' }, ['SCHEME_IN_FORCE']],
    [{ quorum: 1 }, ['SCHEME_QUORUM_TOO_SMALL']],
    [{ criteria: [criterion, criterion] }, ['SCHEME_PART_TWICE']],
    [
      { criteria: [{ ...criterion, appliesTo: ['PRODUCT', 'PRODUCT_RANGE'] }] },
      ['SCHEME_CRITERIA_MISSING'],
    ],
  ])('with %j are refused: %j', async (wrong, codes) => {
    expect(await refused('publishLabelScheme', { ...scheme, ...wrong })).toEqual(codes);
  });
});

it('the trail of changes is never edited or removed', async () => {
  for (const statement of [
    "update accreditation.register_change set actor = 'nobody'",
    'delete from accreditation.register_change',
    'truncate accreditation.register_change',
  ]) {
    await expect(database.query(statement)).rejects.toThrow('stays on record');
  }
});

it.each([
  ['the public', ANYONE],
  ['a member', member('per-one')],
  ['a firm', callerAs('FIRM_REPRESENTATIVE', { firms: ['firm-x'] })],
  ['an auditor', auditor],
])('registers are not changed by %s', async (_, caller) => {
  const { errors } = await running.ask(
    'mutation { registerPerson(input: { displayName: "x" }) { person { id } } }',
    {},
    caller,
  );
  expect(errors).toMatchObject([{ code: caller === ANYONE ? 'UNAUTHENTICATED' : 'FORBIDDEN' }]);
});
