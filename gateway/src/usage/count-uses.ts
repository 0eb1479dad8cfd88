import type { ApolloServerPlugin } from '@apollo/server';
import type { AnswerContext } from '../plugins/answer-operations';
import { UNNAMED } from '../trusted-documents';
import type { CountUse } from './usage-recorder';

/** Counts what Apollo Server answers. Preparations of the gateway's own are nobody's use. */
export function countUses(countUse: CountUse): ApolloServerPlugin<AnswerContext> {
  return {
    requestDidStart: ({ contextValue: { warmUp, stated = UNNAMED } }) =>
      Promise.resolve(
        warmUp === undefined
          ? {
              didResolveOperation: ({ document }) => Promise.resolve(countUse(document, stated)),
            }
          : {},
      ),
  };
}
