import type { Caller } from '@apogee/shared/identity';
import { callerAs } from '@apogee/shared/testing';
import type { CatalogueFixture } from './catalogue-fixture';

export const FIRM = 'firm-demo-roues-inertielles';
export const REPRESENTATIVE: Caller = callerAs('FIRM_REPRESENTATIVE', { firms: [FIRM] });
export const EDITOR: Caller = callerAs('CATALOGUE_EDITOR');

const PAYLOAD = 'revision { id recordId number state version } userErrors { code path }';

/** A revision as a mutation answers it. */
export interface Changed {
  readonly id: string;
  readonly recordId: string;
  readonly number: number | null;
  readonly state: string;
  readonly version: number;
}

interface Answered {
  readonly revision: Changed | null;
  readonly userErrors: readonly { readonly code: string }[];
}

/** The type of the input of each mutation that has its own. */
const INPUTS: Readonly<Record<string, string>> = {
  beginRevision: 'BeginRevisionInput',
  draftItem: 'DraftItemInput',
  reviseFirm: 'ReviseFirmInput',
  reviseItem: 'ReviseItemInput',
  returnRevision: 'ReturnRevisionInput',
  archiveRecord: 'ArchiveRecordInput',
};

/** A revision as inputs name it. */
export function as({ id, version }: Changed): { revisionId: string; expectedVersion: number } {
  return { revisionId: id, expectedVersion: version };
}

/** Where firms and editors hand in what they have to say. */
export class RevisionDesk {
  constructor(private readonly catalogue: CatalogueFixture) {}

  /** Runs an operation that must succeed as somebody. */
  async ask<Data>(
    caller: Caller,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Data> {
    const { server } = this.catalogue.subgraph;
    const { data, errors } = await server.execute({ query, variables }, { caller });
    if (errors !== undefined) {
      throw new TypeError(JSON.stringify(errors));
    }
    return structuredClone(data) as Data;
  }

  /** A change that must be made. */
  async change(caller: Caller, mutation: string, input: object): Promise<Changed> {
    const { revision, userErrors } = await this.#send(caller, mutation, input);
    if (revision === null) {
      throw new TypeError(`${mutation}: ${JSON.stringify(userErrors)}`);
    }
    return revision;
  }

  /** Why a change is refused. */
  async codes(caller: Caller, mutation: string, input: object): Promise<string[]> {
    const { userErrors } = await this.#send(caller, mutation, input);
    return userErrors.map(({ code }) => code);
  }

  /** Has a draft published that somebody of its firm hands in. */
  async publish(draft: Changed, by: Caller = REPRESENTATIVE): Promise<Changed> {
    const submitted = await this.change(by, 'submitRevision', as(draft));
    return this.change(EDITOR, 'publishRevision', as(submitted));
  }

  /** Has a new product of the firm published; gives its id. */
  async publishProduct(name: string, content: object = {}): Promise<string> {
    const begun = await this.change(REPRESENTATIVE, 'draftItem', {
      firmId: FIRM,
      kind: 'PRODUCT',
      name: { fr: name },
    });
    const category = { categoryCode: 'satellite/attitude/actuators/reaction-wheel' };
    const revised = await this.change(REPRESENTATIVE, 'reviseItem', {
      ...as(begun),
      content: { ...category, ...content },
    });
    return (await this.publish(revised)).recordId;
  }

  /** What anybody finds by words. */
  async findByWords(caller: Caller, text: string): Promise<readonly string[]> {
    const data = await this.ask<{ search: { nodes: { id: string }[] } }>(
      caller,
      'query ($text: String!) { search(text: $text) { nodes { ... on Product { id } ... on Firm { id } } } }',
      { text },
    );
    return data.search.nodes.flatMap(({ id }) => id ?? []);
  }

  async #send(caller: Caller, mutation: string, input: object): Promise<Answered> {
    const type = INPUTS[mutation] ?? 'RevisionChangeInput';
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${PAYLOAD} } }`;
    const data = await this.ask<Readonly<Record<string, Answered>>>(caller, query, { input });
    return data[mutation] ?? { revision: null, userErrors: [] };
  }
}
