import { createHash } from 'node:crypto';
import type { Logger } from '@apogee/shared/logger';
import type { GraphQLError } from 'graphql';
import { refusal } from '../admission';
import { type AskedDocument, askedDocument } from './asked-document';
import type { Manifest } from './manifest';
import { type Asker, type TrustPolicy, trustModeFor } from './trust-policy';

/** The text to go on with, or why there is none. */
export type Judgement =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly error: GraphQLError };

/** What is trusted at present. */
export interface Trust {
  readonly policy: TrustPolicy;
  readonly manifest: Manifest;
}

/** One line for each unknown document is enough, and there may be many. */
const MOST_REPORTED = 1_000;

/** Says of each document, whatever transport brought it, whether it may go on to admission. */
export class TrustedDocuments {
  private trust: Trust;
  private readonly logger: Logger;
  private readonly reported = new Set<string>();

  constructor(trust: Trust, logger: Logger) {
    this.trust = trust;
    this.logger = logger;
  }

  replace(trust: Trust): void {
    this.trust = trust;
    this.reported.clear();
  }

  /** Of the document that a request names by an id; `null` when it names none, or none that is known. */
  textOf(request: object): string | null {
    const id = askedDocument(request)?.id ?? null;
    return id === null ? null : this.trust.manifest.textOf(id);
  }

  judge(asked: AskedDocument, asker: Asker): Judgement {
    const { text, id } = asked;
    const trusted = id === null ? null : this.trust.manifest.textOf(id);
    if (trusted !== null) {
      return text === '' || text === trusted ? go(trusted) : BOTH;
    }
    if (text === '') {
      // A request without any document is refused where all malformed ones are.
      return id === null ? go('') : NOT_IN_LIST;
    }
    return this.judgeText(asked, asker);
  }

  private judgeText({ text, id }: AskedDocument, asker: Asker): Judgement {
    const mode = trustModeFor(this.trust.policy, asker);
    if (mode === 'refuse-free-text') {
      return id === null ? ID_REQUIRED : BOTH;
    }
    if (mode === 'refuse-unknown') {
      return this.trust.manifest.holds(text) ? go(text) : NOT_IN_SAFELIST;
    }
    if (mode === 'log') {
      this.report(text, asker);
    }
    return go(text);
  }

  private report(text: string, { client }: Asker): void {
    if (this.trust.manifest.holds(text)) {
      return;
    }
    const sha256 = createHash('sha256').update(text).digest('hex');
    if (!this.reported.has(sha256) && this.reported.size < MOST_REPORTED) {
      this.reported.add(sha256);
      this.logger.warn({ sha256, client }, 'a document is not in the list of trusted ones');
    }
  }
}

function go(text: string): Judgement {
  return { kind: 'text', text };
}

/** The codes are those of Apollo's router, which clients know. */
const NOT_IN_LIST: Judgement = {
  kind: 'refused',
  error: refusal(
    'PERSISTED_QUERY_NOT_IN_LIST',
    'No document with this id is trusted here. Publish the manifest of this version of the client.',
  ),
};
const NOT_IN_SAFELIST: Judgement = {
  kind: 'refused',
  error: refusal(
    'QUERY_NOT_IN_SAFELIST',
    'This document is not among the trusted ones, and others are not executed.',
  ),
};
const ID_REQUIRED: Judgement = {
  kind: 'refused',
  error: refusal(
    'PERSISTED_QUERY_ID_REQUIRED',
    'Documents are asked for by their id here: send "documentId" instead of "query".',
  ),
};
const BOTH: Judgement = {
  kind: 'refused',
  error: refusal(
    'CANNOT_SEND_PQ_ID_AND_BODY',
    'The request has an id and a text that is not the document of that id: send the id alone.',
  ),
};
