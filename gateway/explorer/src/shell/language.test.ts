import { chooseLanguage } from './language';

describe('chooseLanguage', () => {
  it.each([
    [null, 'fr-FR', 'fr'],
    [null, 'FR', 'fr'],
    [null, 'de-DE', 'en'],
    ['fr', 'en-GB', 'fr'],
    ['en', 'fr-FR', 'en'],
    ['xx', 'fr-CA', 'fr'],
  ] as const)('with %j stored and a %s browser chooses %s', (stored, browser, expected) => {
    expect(chooseLanguage(stored, browser)).toBe(expected);
  });
});
