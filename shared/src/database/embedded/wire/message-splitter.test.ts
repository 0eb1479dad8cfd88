import { array, check, integer, property, uint8Array } from 'fast-check';
import { MessageSplitter, ProtocolViolation } from './message-splitter';

const message = (body: Uint8Array): Buffer => {
  const head = Buffer.from('Q\0\0\0\0', 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};

it('cuts the same messages out of a stream, wherever its pieces end', () => {
  const bodies = array(uint8Array({ maxLength: 40 }), { maxLength: 8 });
  const cuts = array(integer({ min: 1, max: 17 }), { minLength: 1, maxLength: 20 });
  const result = check(
    property(bodies, cuts, (contents, sizes) => {
      const messages = contents.map(message);
      expect(split(Buffer.concat(messages), sizes)).toEqual(messages);
    }),
  );
  expect(result.failed).toBe(false);
});

it.each([-1, 3, 2 ** 30])('refuses a message length of %d', (length) => {
  const splitter = new MessageSplitter();
  const head = Buffer.from('Q\0\0\0\0', 'latin1');
  head.writeInt32BE(length, 1);
  splitter.push(head);
  expect(() => splitter.take('typed')).toThrow(ProtocolViolation);
});

function split(stream: Buffer, sizes: readonly number[]): Buffer[] {
  const splitter = new MessageSplitter();
  const taken: Buffer[] = [];
  let offset = 0;
  for (let piece = 0; offset < stream.length; piece += 1) {
    const size = sizes[piece % sizes.length] ?? 1;
    splitter.push(stream.subarray(offset, offset + size));
    offset += size;
    for (let next = splitter.take('typed'); next !== null; next = splitter.take('typed')) {
      taken.push(next);
    }
  }
  return taken;
}
