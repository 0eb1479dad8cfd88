import { readCatalogueFirms, readSampleText } from './sample-data.files';
import { deriveSampleEstablishments, printSampleEstablishments } from './sample-establishments';

describe('the sample establishments', () => {
  it('are those of the catalogue that have a commune', async () => {
    const derived = printSampleEstablishments(deriveSampleEstablishments(readCatalogueFirms()));
    expect(await readSampleText()).toBe(derived);
  });

  it('leave out an establishment without a commune', () => {
    const firm = {
      id: 'firm-a',
      demonstration: true,
      establishments: [
        { id: 'est-a-2', communeCode: '31555' },
        { id: 'est-a', communeCode: null },
        { id: 'est-a-1', communeCode: '2A004' },
      ],
    };
    expect(deriveSampleEstablishments([firm]).establishments).toEqual([
      { establishmentId: 'est-a-1', firmId: 'firm-a', communeCode: '2A004', demonstration: true },
      { establishmentId: 'est-a-2', firmId: 'firm-a', communeCode: '31555', demonstration: true },
    ]);
  });
});
