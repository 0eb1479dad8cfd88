import { array, check, constantFrom, integer, property, record, uint8Array } from 'fast-check';
import { BackendStream } from './backend-stream';

const encode = ({ type, body }: { readonly type: string; readonly body: Uint8Array }): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};

it('passes every byte on in order and shows each intercepted message whole, wherever the pieces end', () => {
  const message = record({
    type: constantFrom('D', 'C', 'T', 'Z', 'A', 'E', '1', 'G'),
    body: uint8Array({ maxLength: 30 }),
  });
  const result = check(
    property(array(message, { maxLength: 10 }), integer({ min: 1, max: 50 }), (messages, size) => {
      const whole = Buffer.concat(messages.map(encode));
      const { bytes, intercepted } = walk(whole, size);
      expect(bytes).toEqual(whole);
      const expected = messages.filter(({ type }) => 'ZAE1G'.includes(type));
      expect(intercepted).toEqual(expected.map(encode));
    }),
  );
  expect(result.failed).toBe(false);
});

function walk(whole: Buffer, size: number): { bytes: Buffer; intercepted: Buffer[] } {
  const bytes: Buffer[] = [];
  const intercepted: Buffer[] = [];
  const stream = new BackendStream({
    forward: (part) => bytes.push(part),
    intercept: (_type, message) => {
      bytes.push(message);
      intercepted.push(message);
    },
  });
  for (let offset = 0; offset < whole.length; offset += size) {
    stream.push(whole.subarray(offset, offset + size));
  }
  return { bytes: Buffer.concat(bytes), intercepted };
}
