import { BATCHING_SLACK } from '@apogee/shared/testing';
import { readSampleData } from '../../sample-data/sample-files';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import {
  AUDITOR,
  evaluator,
  firm,
  reviewer,
  SECRETARY,
  SERVICE,
} from '../../testing/application-clerk';
import { callerAs } from '../../testing/callers';

let running: RunningAccreditation;

beforeAll(async () => {
  running = await startAccreditation();
});

afterAll(() => running.stop());

const { applications } = readSampleData();
const A = 'per-demo-evaluator-orbital';
const C = 'per-demo-evaluator-technology';
const EVERYTHING = applications.map(({ id }) => id).toSorted();
const MANY = 50;

/** Ids that a caller finds in the list, by asking for each, and as entities, and the list's count. */
async function seenBy(caller: Parameters<typeof running.ask>[2]): Promise<{
  listed: string[];
  asked: string[];
  entities: string[];
  counted: number;
}> {
  const representations = EVERYTHING.map((id) => ({ __typename: 'Application', id }));
  const aliases = EVERYTHING.map((id, index) => `a${index}: application(id: "${id}") { id }`);
  const { data } = await running.ask(
    `query ($representations: [_Any!]!) {
      applications(first: ${MANY}) { totalCount nodes { id } }
      _entities(representations: $representations) { ... on Application { id } }
      ${aliases.join(' ')}
    }`,
    { representations },
    caller,
  );
  const { applications: list, _entities: entities, ...one } = data as Record<string, unknown>;
  const { nodes, totalCount } = list as { nodes: { id: string }[]; totalCount: number };
  return {
    listed: idsOf(nodes),
    asked: idsOf(Object.values(one)),
    entities: idsOf(entities as unknown[]),
    counted: totalCount,
  };
}

function idsOf(nodes: readonly unknown[]): string[] {
  return nodes.flatMap((node) => (node === null ? [] : [(node as { id: string }).id])).toSorted();
}

describe('who sees which application', () => {
  it.each([
    ['the secretariat', SECRETARY, EVERYTHING],
    ['an auditor', AUDITOR, EVERYTHING],
    [
      'a firm, its own',
      firm('firm-demo-lanceurs-seine'),
      applications
        .filter(({ applicantId }) => applicantId === 'firm-demo-lanceurs-seine')
        .map(({ id }) => id),
    ],
    ['another firm, its own', firm('firm-demo-laser-rennes'), ['app-demo-under-evaluation']],
    [
      'an evaluator, those he evaluates',
      evaluator(A),
      ['app-demo-evaluated', 'app-demo-under-evaluation'],
    ],
    [
      'a reviewer, those he reviews',
      reviewer('per-demo-reviewer-strategy'),
      ['app-demo-under-review'],
    ],
    ['a person with no part in any', evaluator('per-demo-member-orbital'), []],
    ['a firm without applications', firm('firm-demo-optique-aix'), []],
  ])(
    'invariant 32: %s, and no other in list, count, query or entity',
    async (_, caller, expected) => {
      const ids = expected.toSorted();
      expect(await seenBy(caller)).toEqual({
        listed: ids,
        asked: ids,
        entities: ids,
        counted: ids.length,
      });
    },
  );

  it.each([
    ['the public', undefined, 'UNAUTHENTICATED'],
    ['a program', SERVICE, 'FORBIDDEN'],
  ])('nobody else: %s is told nothing, not even whether it exists', async (_, caller, code) => {
    const { data, errors } = await running.ask(
      `{ application(id: "app-demo-submitted") { id } applications { totalCount } }`,
      {},
      caller,
    );
    expect(data).toEqual({ application: null, applications: null });
    expect(errors.map((error) => error.code)).toEqual([code, code]);
  });

  it('lets a member of the committee see what is on the agenda of a session that he has a seat in', async () => {
    const member = callerAs('COMMITTEE_MEMBER', { person: 'per-demo-member-transport' });
    expect((await seenBy(member)).listed).toEqual([]);
    await running.execute(`
      insert into accreditation.committee_session (id, held_on, state) values ('ses-x', '2026-12-01', 'PLANNED');
      insert into accreditation.committee_mandate (id, person_id, role, voting, from_on)
      values ('man-x', 'per-demo-member-transport', 'MEMBER', true, '2026-01-01');
      insert into accreditation.committee_seat (session_id, person_id, mandate_id, role, voting)
      values ('ses-x', 'per-demo-member-transport', 'man-x', 'MEMBER', true);
      insert into accreditation.agenda_item (session_id, application_id, round, ordinal)
      values ('ses-x', 'app-demo-evaluated', 1, 1);
    `);
    expect(await seenBy(member)).toMatchObject({ listed: ['app-demo-evaluated'], counted: 1 });
  });
});

describe('what is seen of judgements', () => {
  const JUDGEMENTS = `query ($id: ID!) {
    application(id: $id) { evaluations { evaluator { id } signedAt scores { criterionCode } } review { reviewer { id } } }
  }`;
  const look = async (id: string, caller: Parameters<typeof running.ask>[2]): Promise<unknown> =>
    (await running.ask(JUDGEMENTS, { id }, caller)).data?.['application'];

  it('keeps them from the firm before the decision', async () => {
    expect(await look('app-demo-under-review', firm('firm-demo-surveillance-bastia'))).toEqual({
      evaluations: null,
      review: null,
    });
  });

  it('shows an evaluator at work no colleague’s, and one who has signed only signed ones', async () => {
    const own = await look('app-demo-under-evaluation', evaluator(C));
    expect(own).toMatchObject({ evaluations: [{ evaluator: { id: C }, signedAt: null }] });
    const signed = await look('app-demo-under-evaluation', evaluator(A));
    expect(signed).toMatchObject({ evaluations: [{ evaluator: { id: A } }] });
  });

  it('shows the reviewer the evaluations and his review', async () => {
    expect(
      await look('app-demo-under-review', reviewer('per-demo-reviewer-strategy')),
    ).toMatchObject({
      evaluations: [{ evaluator: { id: 'per-demo-evaluator-laboratory' } }],
      review: { reviewer: { id: 'per-demo-reviewer-strategy' } },
    });
  });

  it('tells a firm who took its own steps, and of no others', async () => {
    const { data } = await running.ask(
      `{ application(id: "app-demo-incomplete") { history { to actor } } }`,
      {},
      callerAs('FIRM_REPRESENTATIVE', { firms: ['firm-demo-essais-istres'] }),
    );
    expect(data).toEqual({
      application: {
        history: [
          { to: 'DRAFT', actor: null },
          { to: 'SUBMITTED', actor: null },
          { to: 'INCOMPLETE', actor: null },
        ],
      },
    });
  });
});

const list = async (filter: string, caller = SECRETARY): Promise<unknown> => {
  const { data } = await running.ask(
    `{ applications(first: ${MANY}, filter: ${filter}) { totalCount nodes { id } } }`,
    {},
    caller,
  );
  return data?.['applications'];
};

const statementsFor = (first: number): Promise<readonly string[]> =>
  running.statementsDuring(() =>
    running.ask(
      `{ applications(first: ${first}) { totalCount nodes {
        id scope label { number } assessment { id } history { to actor reason }
        documents { title } references { mission } smeDeclaration { category acceptanceNote }
        completeness { requirement { name } satisfied documents { sha256 } }
        evaluations { evaluator { displayName directorate { name } } scores { rationale } }
        review { reviewer { displayName directorate { code } } }
      } } }`,
      {},
      SECRETARY,
    ),
  );

describe('Query.applications', () => {
  it.each([
    [
      '{ states: [EVALUATED, UNDER_REVIEW] }',
      ['app-demo-evaluated', 'app-demo-reviewed', 'app-demo-under-review'],
    ],
    ['{ kind: RENEWAL }', ['app-demo-renewal', 'app-demo-reviewed']],
    ['{ overdue: true }', ['app-demo-overdue']],
    ['{ applicant: "firm-demo-surveillance-bastia" }', ['app-demo-under-review']],
    ['{ subject: "prd-demo-gnss-dgr-2" }', ['app-demo-submitted']],
  ])('finds those that are %s', async (filter, ids) => {
    const found = (await list(filter)) as { totalCount: number; nodes: unknown[] };
    expect({ ids: idsOf(found.nodes), count: found.totalCount }).toEqual({
      ids,
      count: ids.length,
    });
  });

  it('finds an evaluator’s work, and no firm finds out who evaluates', async () => {
    expect(await list('{ assignedToMe: true, states: [UNDER_EVALUATION] }', evaluator(C))).toEqual({
      totalCount: 1,
      nodes: [{ id: 'app-demo-under-evaluation' }],
    });
    expect(await list('{ assignedToMe: true }', firm('firm-demo-laser-rennes'))).toEqual({
      totalCount: 0,
      nodes: [],
    });
  });

  it('pages newest first, without gaps or repetitions', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const { data } = await running.ask(
        `query ($after: String) { applications(first: 4, after: $after) {
          nodes { id createdAt } pageInfo { hasNextPage endCursor }
        } }`,
        { after },
        SECRETARY,
      );
      const page = data?.['applications'] as {
        nodes: { id: string; createdAt: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      seen.push(...page.nodes.map(({ createdAt, id }) => `${createdAt} ${id}`));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(seen).toEqual(seen.toSorted().toReversed());
    expect(seen).toHaveLength(EVERYTHING.length);
  });

  it('answers the applicant’s portal by firm', async () => {
    const { data, errors } = await running.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Firm {
        openApplications { id kind state dueBy subject { id } completeness { requirement { code } satisfied } }
      } } }`,
      { representations: [{ __typename: 'Firm', id: 'firm-demo-essais-istres' }] },
      firm('firm-demo-essais-istres'),
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      _entities: [
        {
          openApplications: [
            {
              id: 'app-demo-incomplete',
              kind: 'INITIAL',
              state: 'INCOMPLETE',
              dueBy: '2026-12-25',
              subject: { id: 'act-demo-essais-environnement' },
              completeness: [
                { requirement: { code: 'PRESENTATION' }, satisfied: true },
                { requirement: { code: 'ATTESTATIONS' }, satisfied: true },
              ],
            },
          ],
        },
      ],
    });
  });

  it('costs no more statements for more applications', async () => {
    const few = await statementsFor(10);
    const many = await statementsFor(MANY);
    process.stdout.write(
      `applications: ${few.length} statements for 10, ${many.length} for ${EVERYTHING.length}\n`,
    );
    expect(many.length).toBeLessThanOrEqual(few.length + BATCHING_SLACK);
  });
});
