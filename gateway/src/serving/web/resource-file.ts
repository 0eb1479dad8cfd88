import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FormattedExecutionResult } from 'graphql';
import { fieldAt } from './answer-field';
import type { ResourceFile } from './web-settings';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** What the answer about the first part tells of the whole file. */
export interface ToldFile {
  readonly name: string;
  readonly contentType: string;
  readonly partCount: number;
}

export function toldOf(
  { name, contentType, partCount }: ResourceFile,
  { data }: FormattedExecutionResult,
): ToldFile {
  return {
    name: String(fieldAt(data, name)),
    contentType: String(fieldAt(data, contentType)),
    partCount: Number(fieldAt(data, partCount)),
  };
}

export interface FileToSend {
  readonly told: ToldFile;
  readonly first: Buffer;
  /** Null when it cannot be had. */
  readonly partOf: (number: number) => Promise<Buffer | null>;
}

/**
 * Sends a file part by part, each asked for when the one before has gone out: a slow client costs one part. A file that
 * cannot be sent to its end breaks the connection off, so that nobody takes the beginning for the whole.
 */
export async function sendFile(file: FileToSend, { request, response }: Exchange): Promise<void> {
  const { name, contentType } = file.told;
  response.setHeader('content-type', contentType);
  response.setHeader('content-disposition', `attachment; filename*=UTF-8''${extendedValue(name)}`);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // The pipeline destroys the response when a part is missing, and stops asking when the client has gone.
  await pipeline(Readable.from(partsOf(file), { highWaterMark: 1 }), response).catch(
    () => undefined,
  );
}

class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

async function* partsOf({ told, first, partOf }: FileToSend): AsyncGenerator<Buffer, void> {
  yield first;
  for (let number = 1; number < told.partCount; number += 1) {
    const part = await partOf(number);
    if (part === null) {
      throw new PartMissing();
    }
    yield part;
  }
}

/** RFC 8187: what `encodeURIComponent` leaves although it may not stand there is encoded, too. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
