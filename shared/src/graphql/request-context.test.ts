import { contextsOf } from './request-context';

interface Given {
  readonly caller: string;
}

interface Parts {
  readonly firms: { readonly asker: string };
  readonly labels: { readonly firms: Parts['firms'] };
}

describe('the context of a request', () => {
  let made: string[];
  const createContext = contextsOf<Given, Parts>({
    firms: ({ caller }) => {
      made.push('firms');
      return { asker: caller };
    },
    labels: ({ firms }) => {
      made.push('labels');
      return { firms };
    },
  });

  beforeEach(() => {
    made = [];
  });

  it('makes no part that nobody asks for', () => {
    const context = createContext({ caller: 'ada' });
    expect(context.caller).toBe('ada');
    expect(made).toEqual([]);
    expect(context.firms.asker).toBe('ada');
    expect(made).toEqual(['firms']);
  });

  it('makes a part once, for other parts too', () => {
    const context = createContext({ caller: 'ada' });
    expect(context.labels.firms).toBe(context.firms);
    expect(made).toEqual(['firms', 'labels']);
  });

  it('shares no part with another request', () => {
    const [one, other] = [createContext({ caller: 'ada' }), createContext({ caller: 'bob' })];
    expect(one.firms).not.toBe(other.firms);
    expect(other.firms.asker).toBe('bob');
  });
});
