import { OperationTypeNode } from 'graphql';
import { bodyOf, type ExportedHeader, type ExportedRequest } from './exported-request';

/** Python 3, without any package. */
export function pythonOf({ address, operation, type, headers }: ExportedRequest): string {
  const isStream = type === OperationTypeNode.SUBSCRIPTION;
  const { query, ...rest } = { ...bodyOf(operation), query: operation.query };
  const hasSecret = headers.some(({ isSecret }) => isSecret);
  const accept = isStream ? '        "accept": "text/event-stream",\n' : '';
  return `import json
${hasSecret ? 'import os\n' : ''}import urllib.error
import urllib.request

query = ${longText(query)}
body = {"query": query, **json.loads(${longText(JSON.stringify(rest, null, 2))})}

request = urllib.request.Request(
    ${shortText(address)},
    data=json.dumps(body).encode(),
    headers={
        "content-type": "application/json",
${accept}${headers.map(headerLine).join('')}    },
)
try:
    response = urllib.request.urlopen(request)
except urllib.error.HTTPError as refusal:
    response = refusal  # its body says why
with response:
${isStream ? READ_EVENTS : READ_ANSWER}`;
}

const READ_ANSWER = `    answer = json.load(response)
print(json.dumps(answer, indent=2, ensure_ascii=False))
`;

const READ_EVENTS = `    # Server-Sent Events: a line "data: {…}" for each answer.
    for line in response:
        print(line.decode(), end="", flush=True)
`;

function headerLine({ name, text, isSecret }: ExportedHeader): string {
  const value = isSecret ? `${shortText(text)} + os.environ["TOKEN"]` : shortText(text);
  return `        ${shortText(name)}: ${value},\n`;
}

/** JSON's texts are Python's, but for characters beyond the first plane written as two. */
function shortText(text: string): string {
  return JSON.stringify(text);
}

function longText(text: string): string {
  const escaped = text.replaceAll('\\', String.raw`\\`).replaceAll('"""', String.raw`\"\"\"`);
  return `"""\n${escaped.replaceAll('\r', String.raw`\r`)}\n"""`;
}
