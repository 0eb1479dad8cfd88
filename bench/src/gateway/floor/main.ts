import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { graphqlRequest } from '../../harness/http-request';
import { trusted } from '../../harness/trusted';
import { PipelinedClient } from './pipelined-client';
import type { FloorScript } from './recording';

/** One request that is answered without a gateway: the same calls, wave after wave, then the same bytes. */
interface Rehearsed {
  readonly waves: readonly (readonly (() => Promise<Buffer>)[])[];
  readonly answer: Buffer;
}

const UNKNOWN: Rehearsed = { waves: [], answer: Buffer.from('{"data":{"__typename":"Query"}}') };

/** The floor: what no gateway in Node can go below. Arguments: file of the script, port. */
function main(): void {
  const [file = '', port = ''] = process.argv.slice(2);
  const rehearsed = rehearse(trusted(JSON.parse(readFileSync(file, 'utf8'))));
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      void answer(rehearsed.get(body) ?? UNKNOWN, response);
    });
  }).listen(Number(port), '127.0.0.1');
}

function rehearse({ ports, recordings }: FloorScript): Map<string, Rehearsed> {
  const clients = new Map(
    Object.entries(ports).map(([name, port]) => [name, new PipelinedClient(port)]),
  );
  return new Map(
    recordings.map(({ request, answer, waves }) => [
      request,
      {
        answer: Buffer.from(answer),
        waves: waves.map((wave) =>
          wave.map(({ subgraph, body }) => {
            const call = graphqlRequest('/graphql', body);
            return async () => (await clients.get(subgraph)?.send(call)) ?? Buffer.alloc(0);
          }),
        ),
      },
    ]),
  );
}

async function answer({ waves, answer }: Rehearsed, response: ServerResponse): Promise<void> {
  for (const wave of waves) {
    await Promise.all(wave.map((call) => call()));
  }
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': answer.length,
  });
  response.end(answer);
}

main();
