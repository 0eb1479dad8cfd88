import type { FormattedExecutionResult } from 'graphql';

export interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

export interface Answer extends FormattedExecutionResult<Record<string, unknown>> {
  readonly status: number;
  /** The body as it came. */
  readonly text: string;
}

/** Sends one operation as any HTTP client would. */
export async function send(
  url: string,
  operation: Operation,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(operation),
  });
  const text = await response.text();
  const body = JSON.parse(text) as FormattedExecutionResult<Record<string, unknown>>;
  return { ...body, status: response.status, text };
}

/** The `data` of an answer that must hold no error. */
export async function ask<Data>(url: string, operation: Operation): Promise<Data> {
  const { data, errors } = await send(url, operation);
  expect(errors).toBeUndefined();
  return data as Data;
}

/** An access token of the development issuer for one of its identities. */
export async function tokenOf({ url }: { readonly url: string }, wanted: string): Promise<string> {
  const response = await fetch(`${url}/development/identities`);
  const { identities } = (await response.json()) as {
    identities: readonly { readonly name: string; readonly token: string }[];
  };
  return identities.find(({ name }) => name === wanted)?.token ?? '';
}
