import { trusted } from '../../harness/trusted';

const LONGEST_ANSWER_MS = 15_000;
const CHAIR = 'demo-chair';

export interface LabelChange {
  readonly number: string;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

/** What a writer is told is decided. */
interface Decided {
  /** Its number in the decision ledger. */
  readonly seq: number;
}

interface DecisionPayload {
  readonly seq: number | null;
  readonly userErrors: readonly object[];
}

interface Answer {
  readonly data?: { readonly answer: DecisionPayload | null } | null;
}

interface Identity {
  readonly name: string;
  readonly token: string;
}

/** A person who decides, over HTTP. */
export class Decider {
  /** Why the last decision was not answered, for people. */
  lastFailure = '';
  private token: Promise<string> | null = null;

  constructor(private readonly gatewayUrl: string) {}

  /**
   * Suspends a label, or reinstates it, in turn of its versions. Null when it is not known what became of it: there is
   * no answer, or one without a decision. Throws when it is refused.
   */
  async decide(change: LabelChange): Promise<Decided | null> {
    const answer = await this.answerTo(change);
    if (answer !== null && answer.userErrors.length > 0) {
      throw new Error(`refused: ${JSON.stringify([change, answer.userErrors])}`);
    }
    return answer === null || answer.seq === null ? null : { seq: answer.seq };
  }

  private async answerTo(change: LabelChange): Promise<DecisionPayload | null> {
    try {
      const text = await this.ask(requestFor(change));
      const { data } = trusted<Answer>(JSON.parse(text));
      if (data !== undefined && data !== null) {
        this.lastFailure = text;
        return data.answer;
      }
      this.forgetToken(text);
    } catch (error) {
      this.forgetToken(error);
    }
    return null;
  }

  /** A gateway that has begun anew has other tokens. */
  private forgetToken(failure: unknown): void {
    this.lastFailure = String(failure);
    this.token = null;
  }

  private async ask(request: object): Promise<string> {
    const response = await fetch(new URL('/graphql', this.gatewayUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await this.tokenOfChair()}`,
      },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
    });
    return response.text();
  }

  private tokenOfChair(): Promise<string> {
    this.token ??= readToken(this.gatewayUrl);
    return this.token;
  }
}

async function readToken(gatewayUrl: string): Promise<string> {
  const response = await fetch(new URL('/development/identities', gatewayUrl));
  const { identities } = trusted<{ readonly identities: readonly Identity[] }>(
    await response.json(),
  );
  const chair = identities.find(({ name }) => name === CHAIR);
  if (chair === undefined) {
    throw new TypeError(`The gateway knows nobody called ${CHAIR}.`);
  }
  return chair.token;
}

function requestFor({ number, expectedVersion, idempotencyKey }: LabelChange): object {
  const [field, type] =
    expectedVersion % 2 === 1
      ? ['suspendLabel', 'SuspendLabelInput']
      : ['reinstateLabel', 'LabelChangeInput'];
  const input = { number, expectedVersion, idempotencyKey, grounds: [{ fr: 'Essai de charge' }] };
  return {
    query: `mutation ($input: ${type}!) { answer: ${field}(input: $input) { seq userErrors { code } } }`,
    variables: { input },
  };
}
