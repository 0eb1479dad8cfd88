import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { LOCALES, type Locale } from './src/locales';
import { readSite, type Site } from './src/site';

const ROOT = join(import.meta.dirname, '../..');
/** The explorer's own. */
const ICON = join(ROOT, 'gateway/explorer/public/favicon.svg');

/** Adds the pages of the site, and what is searched, to the scripts and styles that they load. */
export function sitePages(): Plugin {
  let site: Site;
  const names = new Map<string, string>();
  return {
    name: 'site-pages',
    async buildStart() {
      site = await readSite(ROOT);
      const emit = (name: string, source: string): void => {
        names.set(name, this.emitFile({ type: 'asset', name, source }));
      };
      emit('icon.svg', await readFile(ICON, 'utf8'));
      for (const locale of LOCALES) {
        emit(`search-${locale}.json`, site.index(locale));
      }
    },
    generateBundle: {
      // Only now all styles have their names.
      order: 'post',
      handler(_options, bundle) {
        const nameOf = (name: string): string => this.getFileName(names.get(name) ?? '');
        const files = {
          script: entryNamed('main', bundle),
          themeScript: entryNamed('theme', bundle),
          styles: Object.keys(bundle).filter((name) => name.endsWith('.css')),
          icon: nameOf('icon.svg'),
        };
        const filesIn = (locale: Locale) => ({ ...files, index: nameOf(`search-${locale}.json`) });
        for (const [fileName, source] of site.pages(filesIn)) {
          this.emitFile({ type: 'asset', fileName, source });
        }
      },
    },
  };
}

function entryNamed(entry: string, bundle: Rolldown.OutputBundle): string {
  for (const file of Object.values(bundle)) {
    if (file.type === 'chunk' && file.isEntry && file.name === entry) {
      return file.fileName;
    }
  }
  throw new TypeError(`the build made no ${entry}`);
}
