import { send } from './client';

/** A change of a label that was decided upon looking at one version of it. */
export interface LabelStep {
  readonly label: string;
  readonly version: number;
}

/** What a client was told that was decided. */
export interface Acknowledged {
  readonly key: string;
  readonly seq: number;
}

/** Suspends or reinstates, in turn; null when the answer says nothing of a decision. */
export async function decide(
  url: string,
  { label, version }: LabelStep,
  headers: Readonly<Record<string, string>>,
): Promise<Acknowledged | null> {
  const mutation =
    version % 2 === 1 ? 'suspendLabel: SuspendLabelInput' : 'reinstateLabel: LabelChangeInput';
  const [field = '', type = ''] = mutation.split(': ');
  const key = `${label}/${version}`;
  const input = {
    number: label,
    expectedVersion: version,
    idempotencyKey: key,
    grounds: [{ fr: 'Anomalie' }],
  };
  const { data } = await send(
    url,
    {
      query: `mutation ($input: ${type}!) { answer: ${field}(input: $input) { seq userErrors { code } } }`,
      variables: { input },
    },
    headers,
  );
  const answer = data?.['answer'] as { seq: number | null; userErrors: object[] } | null;
  if (answer === null || answer === undefined) {
    return null;
  }
  expect(answer.userErrors).toEqual([]);
  return { key, seq: answer.seq ?? 0 };
}
