import fc from 'fast-check';
import { BadUserInput } from '../errors';
import { decodeCursor, encodeCursor } from './cursors';

const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));

describe('cursors', () => {
  it('give back the key they were made of, whatever text is in it', () => {
    fc.assert(
      fc.property(text, fc.double({ noNaN: true, noDefaultInfinity: true }), text, (a, n, b) => {
        // JSON has no negative zero.
        const key = [a, n + 0, b] as const;
        expect(decodeCursor('list', encodeCursor('list', key), ['text', 'number', 'text'])).toEqual(
          key,
        );
      }),
    );
  });

  it.each([
    ['another list', encodeCursor('labels.validUntil', ['a', 'b'])],
    ['a key of another length', encodeCursor('firms.name', ['a'])],
    ['a key of another kind', encodeCursor('firms.name', ['a', 1])],
    ['a key with NUL', encodeCursor('firms.name', ['a\0', 'b'])],
    ['JSON that is no array', Buffer.from('{"a":1}').toString('base64url')],
    ['no base64', '%%%'],
    ['empty text', ''],
  ])('refuse %s, naming the argument', (_, cursor) => {
    const decode = (): unknown => decodeCursor('firms.name', cursor, ['text', 'text']);
    expect(decode).toThrow(BadUserInput);
    expect(decode).toThrow(expect.objectContaining({ details: { argument: 'after' } }));
  });

  it('never fail otherwise than by refusing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cursor) => {
        try {
          decodeCursor('firms.name', cursor, ['text']);
        } catch (error) {
          expect(error).toBeInstanceOf(BadUserInput);
        }
      }),
    );
  });
});
