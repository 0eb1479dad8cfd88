import { fixedClock } from '@apogee/shared/clock';
import { type RunningAccreditation, startAccreditation } from '../../testing/accreditation';
import { ApplicationClerk, firm, SECRETARY, SERVICE } from '../../testing/application-clerk';

let running: RunningAccreditation;
let clerk: ApplicationClerk;

/** The day after the sample's incomplete application was due. */
const LATER = fixedClock('2026-12-25T23:30:00Z');

beforeAll(async () => {
  running = await startAccreditation(LATER);
  clerk = new ApplicationClerk(running);
});

afterAll(() => running.stop());

async function lapse(): Promise<number> {
  const { data, errors } = await running.ask(
    'mutation { lapseOverdueApplications { lapsed userErrors { code } } }',
    {},
    SERVICE,
  );
  expect(errors).toEqual([]);
  const payload = data?.['lapseOverdueApplications'] as { lapsed: number } | null | undefined;
  return payload?.lapsed ?? Number.NaN;
}

describe('the clock', () => {
  it('leaves no time after the last day in Paris, lapsed yet or not', async () => {
    expect(
      await clerk.step(
        'app-demo-incomplete',
        'submitApplication',
        {},
        firm('firm-demo-essais-istres'),
      ),
    ).toMatchObject({ refused: ['DEADLINE_PASSED'] });
  });

  it('lapses what is overdue once, however many ask at a time', async () => {
    const counts = await Promise.all([lapse(), lapse(), lapse()]);
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 2]);
    expect(await lapse()).toBe(0);
    const { history, dueBy } = await clerk.look('app-demo-incomplete');
    expect(dueBy).toBeNull();
    expect(history.at(-1)).toEqual({ ordinal: 4, from: 'INCOMPLETE', to: 'LAPSED' });
    const { data } = await running.ask(
      '{ application(id: "app-demo-overdue") { state history { to actor at } } }',
      {},
      SECRETARY,
    );
    expect(data).toMatchObject({
      application: {
        state: 'LAPSED',
        history: [{}, {}, {}, { to: 'LAPSED', actor: 'clock', at: '2026-12-25T23:30:00.000Z' }],
      },
    });
  });

  it('is a program’s to ask, and nobody else’s', async () => {
    const { errors } = await running.ask(
      'mutation { lapseOverdueApplications { lapsed } }',
      {},
      SECRETARY,
    );
    expect(errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
  });
});
