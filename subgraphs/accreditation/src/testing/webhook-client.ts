import type { Caller } from '@apogee/shared/identity';
import type { RunningAccreditation } from './accreditation';
import { callerAs } from './callers';

/** An endpoint as its owner sees it. */
export interface SeenWebhook {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly disabledBecause: string | null;
  readonly waiting: number;
  readonly lastSuccessAt: string | null;
  readonly lastFailureAt: string | null;
  readonly failingSince: string | null;
  readonly nextAttemptAt: string | null;
}

export interface WebhookAnswer {
  readonly endpoint: SeenWebhook | null;
  readonly secret?: string | null;
  readonly userErrors: readonly { readonly code: string }[];
}

const ENDPOINT = `id version state disabledBecause waiting lastSuccessAt lastFailureAt failingSince nextAttemptAt`;

/** Somebody who manages webhooks of his own. */
export class WebhookClient {
  readonly #caller: Caller;

  constructor(
    private readonly running: RunningAccreditation,
    owner = 'integrator',
  ) {
    this.#caller = { ...callerAs('SERVICE'), subject: owner };
  }

  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await this.running.ask(query, variables, this.#caller);
    if (errors.length > 0) {
      throw new TypeError(JSON.stringify(errors));
    }
    return data as Data;
  }

  register(input: object): Promise<WebhookAnswer> {
    return this.change('registerWebhookEndpoint(input: $input)', input, 'secret');
  }

  /** A change of an endpoint: `pauseWebhookEndpoint`, for example. */
  async changeSeen(
    mutation: string,
    endpointId: string,
    more: object = {},
  ): Promise<WebhookAnswer> {
    const { version } = await this.see(endpointId);
    const selected = mutation === 'rotateWebhookSecret' ? 'secret' : '';
    const input = { endpointId, expectedVersion: version, ...more };
    return this.change(`${mutation}(input: $input)`, input, selected);
  }

  async change(field: string, input: object, selected = ''): Promise<WebhookAnswer> {
    const [name = ''] = field.split('(');
    const type = INPUTS[name] ?? 'WebhookEndpointInput';
    const { answer } = await this.ask<{ answer: WebhookAnswer }>(
      `mutation ($input: ${type}!) { answer: ${field} { endpoint { ${ENDPOINT} } ${selected} userErrors { code } } }`,
      { input },
    );
    return answer;
  }

  async see(id: string): Promise<SeenWebhook> {
    const { webhookEndpoint } = await this.ask<{ webhookEndpoint: SeenWebhook }>(
      `query ($id: ID!) { webhookEndpoint(id: $id) { ${ENDPOINT} } }`,
      { id },
    );
    return webhookEndpoint;
  }

  /** What is recorded of a message comes a little after its receiver has it. */
  async seeOnce(id: string, fulfils: (endpoint: SeenWebhook) => boolean): Promise<SeenWebhook> {
    for (;;) {
      const seen = await this.see(id);
      if (fulfils(seen)) {
        return seen;
      }
    }
  }
}

const INPUTS: Readonly<Record<string, string>> = {
  registerWebhookEndpoint: 'RegisterWebhookEndpointInput',
  changeWebhookEndpoint: 'ChangeWebhookEndpointInput',
  rotateWebhookSecret: 'RotateWebhookSecretInput',
};
