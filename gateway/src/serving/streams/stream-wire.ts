import type { StreamFormat } from '@apogee/shared/http';
import type { GraphQLFormattedError } from 'graphql';
import type { StreamedAnswer } from '../../subscriptions';

/** How answers without end are written into one HTTP response. */
export interface StreamWire {
  readonly format: StreamFormat;
  /** What comes before everything else. */
  readonly opening: string;
  readonly answer: (answer: StreamedAnswer) => Buffer;
  /** Errors instead of a further answer. */
  readonly failure: (errors: readonly GraphQLFormattedError[]) => string;
  /** There are no more answers. */
  readonly complete: string;
  /** There are more, over another connection: clients connect again. */
  readonly interruption: string;
  /** Whether what is refused is told in the stream, or by an ordinary response with a status. */
  readonly tellsRefusals: boolean;
}
