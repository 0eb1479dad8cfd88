import type { RunningAccreditation } from './accreditation';
import { callerAs } from './callers';

/** Decides about labels of the sample data, one decision after the other: suspends and reinstates in turn. */
export class LabelDecider {
  readonly #versions = new Map<string, number>();

  private constructor(
    private readonly running: RunningAccreditation,
    /** Labels that nothing has happened to since their award. */
    readonly labels: readonly string[],
  ) {}

  static async of(running: RunningAccreditation): Promise<LabelDecider> {
    const { data } = await running.ask(
      '{ labels(filter: { status: [ACTIVE] }, first: 100) { nodes { number version validUntil } } }',
    );
    const labels = data?.['labels'] as {
      nodes: { number: string; version: number; validUntil: string }[];
    };
    const untouched = labels.nodes.filter(
      ({ version, validUntil }) => version === 1 && validUntil > '2027-06-01',
    );
    return new LabelDecider(
      running,
      untouched.map(({ number }) => number),
    );
  }

  /** Returns what a message about it must say. */
  async decide(number = ''): Promise<{ readonly label: string; readonly version: number }> {
    const version = this.#versions.get(number) ?? 1;
    const [field, type] =
      version % 2 === 1
        ? ['suspendLabel', 'SuspendLabelInput']
        : ['reinstateLabel', 'LabelChangeInput'];
    const input = {
      number,
      expectedVersion: version,
      idempotencyKey: `${number}-${version}`,
      grounds: [{ fr: 'Anomalie' }],
    };
    const { data, errors } = await this.running.ask(
      `mutation ($input: ${type}!) { answer: ${field}(input: $input) { seq userErrors { code } } }`,
      { input },
      callerAs('CHAIR'),
    );
    const answer = data?.['answer'] as { readonly seq: number | null } | undefined;
    if (typeof answer?.seq !== 'number') {
      throw new TypeError(`Nothing was decided: ${JSON.stringify([answer, errors])}`);
    }
    this.#versions.set(number, version + 1);
    return { label: number, version: version + 1 };
  }
}
