import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accreditationSdl } from '@apogee/accreditation';
import { catalogueSdl } from '@apogee/catalogue';
import { geoSdl } from '@apogee/geo';
import { ROOT } from '../harness/program';

describe('schema/', () => {
  it.each([
    ['catalogue', catalogueSdl],
    ['accreditation', accreditationSdl],
    ['geo', geoSdl],
  ])('holds what the code of %s says', async (name, sdl) => {
    const committed = readFileSync(join(ROOT, `schema/${name}.graphql`), 'utf8');
    expect(committed).toBe(`${(await sdl()).trimEnd()}\n`);
  });
});
