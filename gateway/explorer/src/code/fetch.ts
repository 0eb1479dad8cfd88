import { OperationTypeNode } from 'graphql';
import type { ExportedRequest } from './exported-request';
import { headerMembers, literal, template, tokenLine } from './javascript-text';

/** An ES module for Node and browsers, without any package. */
export function fetchOf(request: ExportedRequest): string {
  const { address, operation, type, headers } = request;
  const { query, variables, operationName } = operation;
  const isStream = type === OperationTypeNode.SUBSCRIPTION;
  const accept = isStream ? "    accept: 'text/event-stream',\n" : '';
  const name = operationName === undefined ? '' : `, operationName: ${literal(operationName)}`;
  return `${tokenLine(headers)}const query = ${template(query)};
const variables = ${literal(variables)};

const response = await fetch(${literal(address)}, {
  method: 'POST',
  headers: {
    'content-type': 'application/json',
${accept}${headerMembers(headers, 4)}  },
  body: JSON.stringify({ query, variables${name} }),
});
${isStream ? READ_EVENTS : READ_ANSWER}`;
}

const READ_ANSWER = `const { data, errors } = await response.json();
if (errors) console.error(errors);
if (data) console.log(JSON.stringify(data, null, 2));
`;

const READ_EVENTS = `const decoder = new TextDecoder();
for await (const part of response.body) {
  // Server-Sent Events: a line "data: {…}" for each answer.
  console.log(decoder.decode(part, { stream: true }));
}
`;
