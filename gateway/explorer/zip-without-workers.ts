import type { Plugin } from 'vite';

const ASYNCHRONOUS = 'write-excel-file/modules/zip/zipToArrayBuffer.js';
const SYNCHRONOUS = './zipToArrayBufferSync.js';

/**
 * The writer of workbooks compresses in workers that it makes of `blob:` addresses, which the page's policy forbids.
 * Its own way without workers is put in their place. When an upgrade moves it, the build stops.
 */
export function zipWithoutWorkers(): Plugin {
  let isReplaced = false;
  return {
    name: 'zip-without-workers',
    enforce: 'pre',
    transform(_, id) {
      if (!id.endsWith(ASYNCHRONOUS)) return null;
      isReplaced = true;
      return `import zip from '${SYNCHRONOUS}'; export default async (files) => zip(files);`;
    },
    buildEnd(error) {
      if (error === undefined && !isReplaced) {
        throw new Error(`zip-without-workers: there is no ${ASYNCHRONOUS} any more`);
      }
    },
  };
}
