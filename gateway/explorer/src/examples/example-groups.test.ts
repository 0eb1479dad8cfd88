import type { ExampleOperation } from '../settings';
import { groupExamples, isForEverybody, textOf } from './example-groups';

const reader = (id: string) => ({ id, names: { fr: id, en: id } });

function example(name: string, more: Partial<ExampleOperation> = {}): ExampleOperation {
  return {
    name,
    kind: 'query',
    title: name,
    description: null,
    query: `query ${name} { __typename }`,
    variables: '',
    french: null,
    readers: [],
    identity: null,
    ...more,
  };
}

describe('examples', () => {
  it('are listed for each of their readers, in the order of readers, and the others last', () => {
    const both = example('Both', { readers: ['firm', 'analyst'] });
    const firms = example('Firms', { readers: ['firm'] });
    const strange = example('Strange', { readers: ['nobody'] });
    const plain = example('Plain');
    const groups = groupExamples(
      [both, strange, firms, plain],
      [reader('analyst'), reader('tool'), reader('firm')],
    );
    expect(groups).toEqual([
      { reader: reader('analyst'), examples: [both] },
      { reader: reader('firm'), examples: [both, firms] },
      { reader: null, examples: [strange, plain] },
    ]);
  });

  it('are said in French where the server does', () => {
    const french = { title: 'Sonde', description: 'Demande.' };
    expect(textOf(example('Probe', { french }), 'fr')).toEqual(french);
    expect(textOf(example('Probe', { french }), 'en').title).toBe('Probe');
    expect(textOf(example('Probe'), 'fr').title).toBe('Probe');
  });

  it('are for everybody when they only ask, and as anybody', () => {
    expect(isForEverybody(example('Probe'))).toBe(true);
    expect(isForEverybody(example('Probe', { kind: 'mutation' }))).toBe(false);
    expect(isForEverybody(example('Probe', { identity: 'demo' }))).toBe(false);
  });
});
