import { posix } from 'node:path';
import { UnreadableFile } from './unreadable-file';
import { readWholeXml } from './xml-events';
import { textOfXml } from './xml-text';
import type { ZipParts } from './zip-parts';

const LARGEST_PART = 16 * 1024 * 1024;
/** They are kept in memory, while sheets are read as they are asked for. */
const LARGEST_TEXTS = 64 * 1024 * 1024;

/** What cells of a sheet refer to. */
export interface Workbook {
  /** Name of the part that holds the first sheet. */
  readonly firstSheet: string;
  readonly sharedTexts: readonly string[];
  /** Styles, by number, that show a number as a day. */
  readonly dayStyles: ReadonlySet<number>;
  /** Whether days are counted from 1904 instead of 1900. */
  readonly countsFrom1904: boolean;
}

export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const { sheetReference, countsFrom1904 } = await readSheets(zip);
  return {
    firstSheet: await readTarget(zip, sheetReference),
    sharedTexts: await readSharedTexts(zip),
    dayStyles: await readDayStyles(zip),
    countsFrom1904,
  };
}

async function readSheets(
  zip: ZipParts,
): Promise<{ readonly sheetReference: string; readonly countsFrom1904: boolean }> {
  const references: string[] = [];
  let countsFrom1904 = false;
  await readWholeXml(await zip.read('xl/workbook.xml', LARGEST_PART), {
    opened: (element, attributes) => {
      if (element === 'sheet') {
        references.push(attributes['r:id'] ?? '');
      } else if (element === 'workbookPr') {
        countsFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      }
    },
  });
  const [sheetReference] = references;
  if (sheetReference === undefined) {
    throw new UnreadableFile('NOT_A_WORKBOOK');
  }
  return { sheetReference, countsFrom1904 };
}

async function readTarget(zip: ZipParts, reference: string): Promise<string> {
  const targets = new Map<string, string>();
  await readWholeXml(await zip.read('xl/_rels/workbook.xml.rels', LARGEST_PART), {
    opened: (element, attributes) => {
      if (element === 'Relationship') {
        targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
      }
    },
  });
  // Targets are relative to the folder of the workbook, or begin at the root of the archive.
  return posix.resolve('/xl', targets.get(reference) ?? '').slice(1);
}

async function readSharedTexts(zip: ZipParts): Promise<string[]> {
  const texts: string[] = [];
  let parts: string[] = [];
  let isText = false;
  let isReadingAid = false;
  await readWholeXml(await zip.read('xl/sharedStrings.xml', LARGEST_TEXTS), {
    opened: (element) => {
      isText = element === 't' && !isReadingAid;
      isReadingAid ||= element === 'rPh';
    },
    text: (text) => {
      if (isText) {
        parts.push(text);
      }
    },
    closed: (element) => {
      isText = false;
      if (element === 'rPh') {
        isReadingAid = false;
      } else if (element === 'si') {
        texts.push(textOfXml(parts.join('')));
        parts = [];
      }
    },
  });
  return texts;
}

/** Formats that every workbook has without stating them (ECMA-376, part 1, 18.8.30). */
const BUILT_IN_DAYS: ReadonlySet<number> = new Set([14, 15, 16, 17, 22]);

async function readDayStyles(zip: ZipParts): Promise<ReadonlySet<number>> {
  const days = new Set(BUILT_IN_DAYS);
  const styles: number[] = [];
  let isInStyles = false;
  await readWholeXml(await zip.read('xl/styles.xml', LARGEST_PART), {
    opened: (element, attributes) => {
      isInStyles ||= element === 'cellXfs';
      if (element === 'numFmt' && showsYears(attributes['formatCode'] ?? '')) {
        days.add(Number(attributes['numFmtId']));
      } else if (element === 'xf' && isInStyles) {
        styles.push(Number(attributes['numFmtId'] ?? 0));
      }
    },
    closed: (element) => {
      isInStyles &&= element !== 'cellXfs';
    },
  });
  return new Set([...styles.keys()].filter((style) => days.has(styles[style] ?? 0)));
}

/** Quoted texts and colours in a format are no part of the date. */
function showsYears(format: string): boolean {
  return /[ya]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
