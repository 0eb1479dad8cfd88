/** How workbooks write characters that XML does not have, or would not keep (ECMA-376, ST_Xstring). */
const ENCODED = /_x([0-9A-Fa-f]{4})_/g;
const LOOKS_ENCODED = /_(?=x[0-9A-Fa-f]{4}_)/g;
// oxlint-disable-next-line no-control-regex -- these are what has to be written in another way
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text as the text of an element of a workbook. */
export function xmlText(text: string): string {
  return text
    .replaceAll(LOOKS_ENCODED, '_x005F_')
    .replaceAll(UNWRITABLE, encoded)
    .replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

/** The text that an element of a workbook stands for, its entities already replaced. */
export function textOfXml(content: string): string {
  return content.includes('_x')
    ? content.replaceAll(ENCODED, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : content;
}

function encoded(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`;
}
