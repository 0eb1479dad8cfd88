import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { parser as createParser, type QualifiedTag, type Tag } from 'sax';
import { UnreadableFile } from './unreadable-file';

export interface XmlReader {
  opened?(element: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  closed?(element: string): void;
}

/** Reads a document piece by piece; hands over after each, so that whoever reads can take what is ready. */
export async function* readXml(content: Readable, reader: XmlReader): AsyncGenerator<void, void> {
  const decoder = new StringDecoder('utf8');
  const parser = Object.assign(createParser(true, {}), {
    onerror: (error: Error) => {
      throw error;
    },
    onopentag: ({ name, attributes }: Tag | QualifiedTag) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- attributes are text unless namespaces are asked for
      reader.opened?.(localName(name), attributes as Record<string, string>);
    },
    ontext: (text: string) => reader.text?.(text),
    oncdata: (text: string) => reader.text?.(text),
    onclosetag: (name: string) => reader.closed?.(localName(name)),
  });
  try {
    for await (const bytes of content) {
      // oxlint-disable-next-line typescript/no-unsafe-argument -- parts of an archive are read as buffers
      parser.write(decoder.write(bytes));
      yield;
    }
    parser.write(decoder.end()).close();
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile('NOT_A_WORKBOOK');
  }
}

/** Reads a small document as a whole; one that is missing says nothing. */
export async function readWholeXml(content: Readable | null, reader: XmlReader): Promise<void> {
  if (content !== null) {
    for await (const _ of readXml(content, reader)) {
      // Nothing is taken before the end.
    }
  }
}

/** Whatever prefix a program gives the namespace. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
