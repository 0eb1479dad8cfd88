import { withIdentity } from './identity';

const IDENTITY = { authorization: 'Bearer chosen' };

describe('the identity chosen while developing', () => {
  it('goes along with the headers of the tab', () => {
    expect(withIdentity(IDENTITY, { 'x-trace': '1' })).toEqual({
      authorization: 'Bearer chosen',
      'x-trace': '1',
    });
  });

  it('gives way to a token in the tab, however its name is written', () => {
    expect(withIdentity(IDENTITY, { Authorization: 'Bearer own' })).toEqual({
      Authorization: 'Bearer own',
    });
  });
});
