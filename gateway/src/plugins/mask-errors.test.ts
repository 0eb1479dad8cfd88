import { createLogger } from '@apogee/shared/logger';
import { GraphQLError } from 'graphql';
import { SubgraphFailure } from '../transports';
import { createErrorMask } from './mask-errors';

describe('the error mask', () => {
  const mask = createErrorMask(createLogger({ name: 'test', level: 'silent', format: 'json' }));
  const masked = (error: GraphQLError): ReturnType<typeof mask> => mask(error.toJSON(), error);

  it('keeps a refusal with what it says for programs', () => {
    const extensions = { code: 'BAD_USER_INPUT', argument: 'first', serviceName: 'geo' };
    expect(masked(new GraphQLError('No.', { path: ['a'], extensions }))).toEqual({
      message: 'No.',
      path: ['a'],
      extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
    });
  });

  it('says which subgraph is gone and not where it was', () => {
    const cause = new Error('connect ECONNREFUSED 10.0.0.7:4003');
    const failure = new SubgraphFailure('geo', 'SUBGRAPH_UNAVAILABLE', cause);
    const error = new GraphQLError(failure.message, {
      path: ['a'],
      originalError: failure,
      extensions: { code: failure.code },
    });
    expect(masked(error)).toEqual({
      message: 'The subgraph "geo" could not be reached.',
      path: ['a'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
    });
  });

  it.each([{}, { code: 'INTERNAL_SERVER_ERROR' }, { code: 'DOWNSTREAM_SERVICE_ERROR' }])(
    'says nothing about a bug with %j',
    (extensions) => {
      expect(masked(new GraphQLError('select * from firm', { path: ['a'], extensions }))).toEqual({
        message: 'Internal server error',
        path: ['a'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      });
    },
  );
});
