import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigurationError } from '@apogee/shared/errors';
import { Kind, type OperationDefinitionNode, OperationTypeNode, parse } from 'graphql';
import { z } from 'zod';

/** An address at which one query of the graph is answered as something that is not GraphQL. */
export interface Resource {
  /** `/tiles/{z}/{x}/{y}.mvt`: what stands in braces is the variable of that name. */
  readonly path: string;
  readonly query: string;
  readonly operation: OperationDefinitionNode;
  /** Where in the answer's data the body is: names of fields, from the outermost. */
  readonly body: readonly string[];
  /** The body is text in Base64, or any value, sent as JSON. */
  readonly encoding: 'base64' | 'json';
  readonly represented: Representation;
}

/** A body that is shown, or a file to save that comes in parts. */
type Representation =
  | { readonly as: 'body'; readonly contentType: string }
  | ({ readonly as: 'file' } & ResourceFile);

/** Where in the answer's data a file is told of, and how the query is asked for each of its parts. */
export interface ResourceFile {
  readonly name: readonly string[];
  readonly contentType: readonly string[];
  /** Number of parts, at least 1. */
  readonly partCount: readonly string[];
  /** Variable that says which part, counted from 0. */
  readonly partVariable: string;
}

/** Built files that are served as they are, below one path. */
export interface StaticPage {
  /** `/map`, where `index.html` of the folder is. */
  readonly path: string;
  readonly folder: string;
  /** Sent with every file. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a gateway serves beside the graph and the explorer, for one graph. */
export interface WebSettings {
  readonly resources: readonly Resource[];
  readonly pages: readonly StaticPage[];
}

export const NO_WEB: WebSettings = { resources: [], pages: [] };

const PATH = /^\/[\w./{}-]+$/;

const fileShape = z.object({
  name: z.string(),
  contentType: z.string(),
  partCount: z.string(),
  partVariable: z.string(),
});

const shape = z.object({
  resources: z
    .array(
      z.object({
        path: z.string().regex(PATH),
        operation: z.string(),
        body: z.string(),
        encoding: z.enum(['base64', 'json']),
        contentType: z.string().optional(),
        file: fileShape.optional(),
      }),
    )
    .default([]),
  pages: z
    .array(
      z.object({
        path: z.string().regex(PATH),
        folder: z.string(),
        headers: z.record(z.string(), z.string()).default({}),
      }),
    )
    .default([]),
});

/**
 * Reads `web.json` beside a supergraph. A file that does not exist asks for nothing; paths of folders are relative to
 * it. Throws `ConfigurationError` for anything else than what is described here.
 */
export function readWebSettings(file: string): WebSettings {
  if (!existsSync(file)) {
    return NO_WEB;
  }
  try {
    const { resources, pages } = shape.parse(JSON.parse(readFileSync(file, 'utf8')));
    return {
      resources: resources.map(({ operation, body, ...resource }) => ({
        path: resource.path,
        encoding: resource.encoding,
        represented: representationOf(resource),
        query: operation,
        operation: queryOf(operation),
        body: body.split('.'),
      })),
      pages: pages.map(({ path, folder, headers }) => ({
        path,
        folder: folderOfPage(resolve(dirname(file), folder)),
        headers,
      })),
    };
  } catch (error) {
    throw new ConfigurationError(`${file}: ${String(error)}`);
  }
}

/** One that is not built is better missed now than by the first reader. */
function folderOfPage(folder: string): string {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new TypeError(`there is no index.html in ${folder}`);
  }
  return folder;
}

type Stated = z.infer<typeof shape>['resources'][number];

function representationOf({
  path,
  contentType,
  file,
}: Omit<Stated, 'operation' | 'body'>): Representation {
  if ((contentType === undefined) === (file === undefined)) {
    throw new TypeError(`${path}: either contentType or file is needed`);
  }
  return file === undefined
    ? { as: 'body', contentType: contentType ?? '' }
    : {
        as: 'file',
        name: file.name.split('.'),
        contentType: file.contentType.split('.'),
        partCount: file.partCount.split('.'),
        partVariable: file.partVariable,
      };
}

/** A resource is read, by whoever may: nothing may be changed by following a link. */
function queryOf(text: string): OperationDefinitionNode {
  const [operation, ...others] = parse(text).definitions;
  const isQuery =
    operation?.kind === Kind.OPERATION_DEFINITION &&
    operation.operation === OperationTypeNode.QUERY;
  if (!isQuery || others.length > 0) {
    throw new TypeError('a resource is one query');
  }
  return operation;
}
