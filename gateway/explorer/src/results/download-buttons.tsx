import type { ReactElement } from 'react';
import { saveFile } from '../save-file';
import { useTexts } from '../shell/texts';
import { csvOf } from './files/csv';
import { jsonLinesOf } from './files/json-lines';
import { itemsAt } from './rows/items';
import type { Json } from './rows/json';
import type { Table } from './rows/table';

interface DownloadButtonsProps {
  /** Of the rows: becomes the name of the file. */
  readonly name: string;
  readonly table: Table;
  readonly data: Json;
  readonly path: readonly string[];
}

type FileMaker = (props: DownloadButtonsProps) => Blob | Promise<Blob>;

const FORMATS: readonly {
  readonly name: string;
  readonly extension: string;
  readonly make: FileMaker;
}[] = [
  {
    name: 'CSV',
    extension: 'csv',
    make: ({ table }) => new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' }),
  },
  {
    name: 'XLSX',
    extension: 'xlsx',
    // Only who wants a workbook loads what writes one.
    make: async ({ table }) => (await import('./files/xlsx')).xlsxOf(table),
  },
  {
    name: 'JSON Lines',
    extension: 'jsonl',
    make: ({ data, path }) =>
      new Blob([jsonLinesOf(itemsAt(data, path))], { type: 'application/jsonl;charset=utf-8' }),
  },
];

/** The rows as files. All of them, in the order of the answer, whatever part of the table is in sight. */
export function DownloadButtons(props: DownloadButtonsProps): ReactElement {
  const { results: texts } = useTexts();
  return (
    <div role="group" aria-label={texts.download}>
      <span aria-hidden="true">{texts.download}</span>
      {FORMATS.map(({ name, extension, make }) => (
        <button
          type="button"
          key={name}
          aria-label={`${texts.download} ${name}`}
          onClick={() => void save(make(props), `${fileName(props.name)}.${extension}`)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

async function save(made: Blob | Promise<Blob>, name: string): Promise<void> {
  saveFile(await made, name);
}

function fileName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}
