import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a worked example in `schema/operations`. */
export function readExample(name: string): string {
  return readFileSync(join(__dirname, '../../../../schema/operations', `${name}.graphql`), 'utf8');
}
