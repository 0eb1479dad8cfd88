/** JSON values and their one text. */
export {
  canonicalJson,
  isCanonicalJson,
  type JsonValue,
  jsonOf,
  parseJson,
} from './canonical-json';
