import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { type CodeLanguage, codeIn } from './code-languages';
import { exportedRequest } from './exported-request';

/** Where modules of the project are found. */
const CACHE = join(__dirname, '../../../../node_modules/.cache');

/** What shells, JavaScript and Python each read as something else than text. */
const NASTY = 'it\'s `$(whoami)` ${process.exit(1)} $TOKEN \\ \\n """" %s {x} é 🛰 <script>';
const QUERY = `query Nasty($text: String, $n: Int) {
  """" a comment it is not """ # it's \`one\` \${here} \\u0041
  echo(text: $text, n: $n, block: """it's a "block" \\ \${of} \`text\`""", plain: "\\"quoted\\" \\\\ \\n")
}
`.replace('  """" a comment it is not """ #', '  #');
const VARIABLES = { text: NASTY, n: 1 };
const SECRET = 's3cret-token';
const HEADERS = {
  authorization: `Bearer ${SECRET}`,
  'x-note': 'it\'s `${odd}` "here" \\',
  'X-Api-Key': SECRET,
};

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly query: string;
    readonly variables: unknown;
    readonly operationName?: string;
  };
}

const RUN: Readonly<Record<CodeLanguage, readonly [string, string]>> = {
  curl: ['sh', 'code.sh'],
  fetch: ['node', 'code.mjs'],
  'Apollo Client': ['node', 'code.mjs'],
  urql: ['node', 'code.mjs'],
  Python: ['python3', 'code.py'],
};

describe('an operation as code', () => {
  let folder: string;
  let server: Server;
  let received: Received[];

  beforeAll(async () => {
    folder = await mkdtemp(join(CACHE, 'exported-code-'));
    received = [];
    server = createServer((request, response) => {
      void read(request).then((one) => {
        received.push(one);
        response.setHeader('content-type', 'application/json');
        return response.end('{"data":{"echo":"answered"}}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(Object.entries(RUN))(
    'sends what is in the editor, whatever is written there: %s',
    async (language, [program, file]) => {
      received = [];
      const code = codeIn(language as CodeLanguage, exported(server));
      expect(code).not.toContain(SECRET);
      await writeFile(join(folder, file), code);
      expect(await outputOf(program, join(folder, file))).toContain('answered');

      const [{ headers, body } = fail()] = received;
      expect(headers).toMatchObject({
        authorization: `Bearer ${SECRET}`,
        'x-note': HEADERS['x-note'],
        'x-api-key': SECRET,
      });
      expect(body.variables).toEqual(VARIABLES);
      expect(body.operationName).toBe('Nasty');
      expect(argumentsOf(body.query)).toEqual(argumentsOf(QUERY));
    },
  );
});

async function read(request: IncomingMessage): Promise<Received> {
  const body = JSON.parse(await text(request)) as Received['body'];
  return { headers: request.headers, body };
}

function exported(server: Server) {
  const { port } = server.address() as AddressInfo;
  const variables = { ...VARIABLES, ofAnotherOperation: true };
  const operation = { query: QUERY, variables, operationName: 'Nasty' };
  return exportedRequest(`http://127.0.0.1:${port}/graphql`, operation, HEADERS);
}

function outputOf(program: string, file: string): Promise<string> {
  const child = spawn(program, [file], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', TOKEN: SECRET },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return text(child.stdout);
}

/** Clients write documents their own way; what they say must be the same. */
function argumentsOf(query: string): unknown {
  const [operation] = parse(query).definitions as OperationDefinitionNode[];
  const field = operation?.selectionSet.selections.find(
    (one): one is FieldNode => one.kind === Kind.FIELD && one.name.value === 'echo',
  );
  return field?.arguments?.map(({ name, value }) => [
    name.value,
    valueFromASTUntyped(value, VARIABLES),
  ]);
}

function fail(): never {
  throw new Error('nothing was sent');
}
