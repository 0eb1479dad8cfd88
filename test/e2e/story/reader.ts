import { request as httpRequest } from 'node:http';
import { addMonths, type Clock, parisDay } from '@apogee/shared/clock';
import { type Operation, send } from '../../harness/client';
import { Placeholders } from './placeholders';
import type { Step, TutorialRequest } from './tutorial';

const FIRST_DAY = '2026-11-22';
const noonOf = (day: string): Date => new Date(`${day}T11:00:00Z`);

interface Taken {
  readonly answered: unknown;
  readonly told: unknown;
}

/** Somebody who does what the tutorial says, with the tokens that the development issuer offers. */
export class Reader {
  private readonly placeholders = new Placeholders();
  private tokens: ReadonlyMap<string, string> = new Map();
  private now = noonOf(FIRST_DAY);
  private url = '';

  /** Of the graph that is read about: the reader waits months where the tutorial says so. */
  readonly clock: Clock = {
    now: () => new Date(this.now),
    today: () => parisDay(this.now),
  };

  async arriveAt(url: string): Promise<void> {
    this.url = url;
    const response = await fetch(`${url}/development/identities`);
    const { identities } = (await response.json()) as {
      identities: readonly { readonly name: string; readonly token: string }[];
    };
    this.tokens = new Map(identities.map(({ name, token }) => [name, token]));
    this.placeholders.set('today', this.clock.today());
  }

  /** Does a step: what was answered, and what the page tells of it. */
  async take(step: Step): Promise<Taken> {
    if (step.kind === 'wait') {
      this.now = noonOf(addMonths(this.clock.today(), step.months));
      this.placeholders.set('today', this.clock.today());
      return { answered: null, told: null };
    }
    const { answer, forgotten } = step.request;
    this.placeholders.forget(forgotten);
    const { operation, headers } = this.prepare(step.request);
    const { data, errors } = await send(this.url, operation, headers);
    const told = this.placeholders.expectation(answer, data);
    return { answered: { data, errors }, told: { data: told, errors: undefined } };
  }

  /** Sends what a step asks and breaks the connection without waiting for the answer. */
  askAndBreakOff(request: TutorialRequest): Promise<void> {
    const { operation, headers } = this.prepare(request);
    return new Promise((resolve) => {
      const client = httpRequest(`${this.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        agent: false,
      });
      client.on('error', () => undefined);
      client.end(JSON.stringify(operation), () => {
        client.destroy();
        resolve();
      });
    });
  }

  private prepare({ query, as, variables }: TutorialRequest): {
    readonly operation: Operation;
    readonly headers: Readonly<Record<string, string>>;
  } {
    const filled = this.placeholders.fill(variables) as Record<string, unknown>;
    const token = as === null ? undefined : this.tokens.get(as);
    return {
      operation: { query, variables: filled },
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    };
  }
}
