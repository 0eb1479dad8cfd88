import fc from 'fast-check';
import { BadUserInput } from '../errors';
import { decodeCursor, encodeCursor, listOf } from './cursors';

const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));

/** The details of the refusal that this throws; anything else that it throws is thrown on. */
function refusalOf(decode: () => unknown): unknown {
  try {
    return decode();
  } catch (error) {
    if (error instanceof BadUserInput) {
      return error.details;
    }
    throw error;
  }
}

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
    expect(refusalOf(decode)).toEqual({ argument: 'after' });
  });

  it.each([
    ['another parent', 'firm.items', { firmId: 'firm-b', kinds: ['A', 'B'], text: null }],
    ['another filter', 'firm.items', { firmId: 'firm-a', kinds: ['A'], text: null }],
    ['a condition more', 'firm.items', { firmId: 'firm-a', kinds: ['A', 'B'], text: 'x' }],
    ['another list', 'items', { firmId: 'firm-a', kinds: ['A', 'B'], text: null }],
  ])('are refused by a list with %s', (_, name, question) => {
    const list = listOf('firm.items', { firmId: 'firm-a', kinds: ['A', 'B'], text: null });
    const decode = (): unknown =>
      decodeCursor(listOf(name, question), encodeCursor(list, ['a']), ['text']);
    expect(refusalOf(decode)).toEqual({ argument: 'after' });
  });

  it('hold for the same question, however it was written', () => {
    const [one, other] = [
      listOf('items', { text: null, kinds: ['B', 'A', 'B'] }),
      listOf('items', { kinds: ['A', 'B'], text: null }),
    ];
    expect(decodeCursor(other, encodeCursor(one, ['a']), ['text'])).toEqual(['a']);
  });

  it('never fail otherwise than by refusing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cursor) => {
        expect(refusalOf(() => decodeCursor('firms.name', cursor, ['text']))).toEqual({
          argument: 'after',
        });
      }),
    );
  });
});
