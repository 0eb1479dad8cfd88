import { buildSchema } from 'graphql';
import { liveOperation } from './live-operation';

const SCHEMA = buildSchema(`
  scalar Cursor
  type Query { a: Int }
  type Subscription { decisions(after: Cursor, firm: ID): Decision ticks: Tick }
  type Decision { cursor: Cursor! label: String }
  type Tick { n: Int }
`);
const live = (query: string, variables = {}) => liveOperation({ query, variables }, SCHEMA);
const squeezed = (text = '') => text.replaceAll(/\s+/g, ' ').trim();

describe('a subscription that is looked at live', () => {
  it('asks for the cursor of each event, and goes on behind one', () => {
    const operation = live('subscription { decisions { label } }');
    const behind = operation?.behind('41');
    expect(squeezed(behind?.query)).toBe(
      'subscription ($explorerAfter: Cursor) { decisions(after: $explorerAfter) { label explorerCursor: cursor } }',
    );
    expect(behind?.variables).toEqual({ explorerAfter: '41' });
    expect(operation?.behind(null).variables).toEqual({});
  });

  it('begins where the reader wrote, and keeps the rest of what he wrote', () => {
    const operation = live(
      'subscription S($from: Cursor, $firm: ID) { seen: decisions(after: $from, firm: $firm) { label } }',
      { from: '7', firm: 'f' },
    );
    expect(operation?.firstCursor).toBe('7');
    expect(squeezed(operation?.behind('7').query)).toBe(
      'subscription S($firm: ID, $explorerAfter: Cursor) { seen: decisions(firm: $firm, after: $explorerAfter) { label explorerCursor: cursor } }',
    );
  });

  it('shows an event as it was asked for', () => {
    const operation = live('subscription { decisions { label } }');
    const data = { decisions: { label: 'A', explorerCursor: '42' } };
    expect(operation?.cursorOf?.(data)).toBe('42');
    expect(operation?.shown(data)).toEqual({ decisions: { label: 'A' } });
  });

  it.each([
    ['cannot begin behind one', 'subscription { ticks { n } }'],
    ['is not known', 'subscription { others { n } }'],
  ])('has no cursors when its field %s', (_, query) => {
    const operation = live(query);
    expect(operation?.cursorOf).toBeNull();
    expect(operation?.behind('1').query).toBe(query);
  });

  it('is not a query', () => {
    expect(live('{ a }')).toBeNull();
  });
});
