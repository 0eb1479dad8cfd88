import fc from 'fast-check';
import { hasPlainTexts, readGraphQLAnswer } from './graphql-answer';

describe('the texts of an answer', () => {
  it('are plain only if JSON has each of them as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const answer = readGraphQLAnswer(JSON.stringify({ data: { texts } }), 'is one');
        const areAsTheyAre = texts.every((text) => JSON.stringify(text) === `"${text}"`);
        expect(hasPlainTexts(answer)).toBe(areAsTheyAre);
      }),
    );
  });

  it('are not called plain because the answer says so', () => {
    const answer = readGraphQLAnswer('{"data":{"a":"\\n"},"plain":true}', 'is one');
    expect(hasPlainTexts(answer)).toBe(false);
  });
});
