import { addressOf, hrefBetween, type PagePath, type Place } from '../addresses';
import type { Words } from '../locales';
import { TEXTS, type TextKey } from '../texts';

/** Who reads a page, and from where: words in the language of the page, and addresses relative to it. */
export class Reader {
  constructor(
    readonly place: Place,
    /** Where the site is, for a page that is answered at any address. Omitted: addresses are relative to the page. */
    private readonly root: string | null = null,
  ) {}

  text(key: TextKey): string {
    return TEXTS[key][this.place.locale];
  }

  words(words: Words): string {
    return words[this.place.locale];
  }

  /** To a page in the reader's language. */
  href(path: PagePath, anchor = ''): string {
    const to = addressOf({ locale: this.place.locale, path });
    return this.fromRoot(to) + (anchor === '' ? '' : `#${anchor}`);
  }

  /** To an address as seen from the site's root; `../` is the root of the server. */
  fromRoot(address: string): string {
    return this.root === null
      ? hrefBetween(addressOf(this.place), address)
      : new URL(address, `http://site${this.root}`).pathname;
  }
}
