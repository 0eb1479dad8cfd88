import { assertNever } from '@apogee/shared/errors';
import { generateFunction, literal, readCode } from '@apogee/shared/generated-code';
import { type GraphQLLeafType, isEnumType } from 'graphql';
import { textAsJson, valueAsJson } from '../json-text';
import { type Tree, typenameOf } from '../tree';
import type { ShapedField, ValueShape, WriteObject, Writing } from './shapes';

/** Says only that the exact way has to be taken. No error: nobody reads a stack. */
export const UNEXPECTED = Symbol('unexpected value');

/**
 * Which texts a writer is for: any, or `plain` ones, which JSON has exactly as they are between quotation marks.
 * Looking at each character of a text costs more than all else that is done to it.
 */
export type Texts = 'any' | 'plain';

/** Generates the writer of one shape. Its code has one place for each field, which V8 makes fast for that field. */
export function generateWriter(fields: readonly ShapedField[], texts: Texts): WriteObject {
  return new WriterCode(texts).generate(fields);
}

interface PlainText {
  /** As it is written, with what separates it from the field before. */
  readonly key: string;
  readonly value: string;
  /** When the value is a text. */
  readonly isText: string;
  /** Writes any other value. */
  readonly otherwise: string;
}

class WriterCode {
  private readonly captured: Record<string, unknown> = {
    UNEXPECTED,
    textAsJson,
    valueAsJson,
    typenameOf,
    writeOnce,
  };
  private names = 0;
  /** The variable that says whether a text was begun, which what is written next has to end; `null`: none was. */
  private isTextBegun: string | null = null;
  private readonly method: 'write' | 'writePlain';

  constructor(private readonly texts: Texts) {
    this.method = texts === 'plain' ? 'writePlain' : 'write';
  }

  generate(fields: readonly ShapedField[]): WriteObject {
    const statements = fields.map((field, index) => this.field(field, index === 0 ? '{' : ','));
    const source = `function write(source, writing) {
let text = '';
${statements.join('\n')}
return text + ${this.next(fields.length === 0 ? '{}' : '}')};
}`;
    return generateFunction<WriteObject>(this.captured, source);
  }

  private field(field: ShapedField, separator: string): string {
    const value = this.name();
    const key = `${separator}${JSON.stringify(field.key)}:`;
    return `const ${value} = ${this.read(field)};\n${this.keyAndValue(field, key, value)}`;
  }

  private keyAndValue(
    { value: shape, mayBeNull, source }: ShapedField,
    key: string,
    value: string,
  ): string {
    if (this.texts === 'plain' && shape.kind === 'leaf' && source.kind !== 'introspection') {
      const isText = this.isText(shape.type, value);
      if (isText !== null) {
        const otherwise = ifNull(value, mayBeNull, writeOtherThanText(shape.type, value));
        return this.plainText({ key, value, isText, otherwise });
      }
    }
    const before = this.next(key);
    this.isTextBegun = null;
    return `text += ${before};\n${ifNull(value, mayBeNull, this.write(shape, value))}`;
  }

  /** Quotation marks of plain texts are written with what stands before and behind: two steps for a field, not four. */
  private plainText({ key, value, isText, otherwise }: PlainText): string {
    const [begun, before] = [this.next(`${key}"`), this.next(key)];
    const isBegun = this.name();
    this.isTextBegun = isBegun;
    return `const ${isBegun} = ${isText};
if (${isBegun}) text = text + ${begun} + ${value};
else { text += ${before}; ${otherwise} }`;
  }

  /** What comes next, behind the end of a text that was begun. */
  private next(code: string): string {
    return this.isTextBegun === null
      ? literal(code)
      : `(${this.isTextBegun} ? ${literal(`"${code}`)} : ${literal(code)})`;
  }

  /** When a value is written as a text; `null`: never. */
  private isText(type: GraphQLLeafType, value: string): string | null {
    if (isEnumType(type)) {
      return `${this.capture(new Set(type.getValues().map(({ name }) => name)))}.has(${value})`;
    }
    return NEVER_TEXTS.has(type.name) ? null : `typeof ${value} === 'string'`;
  }

  private read({ source }: ShapedField): string {
    switch (source.kind) {
      case 'typename':
        return `${this.capture(source.typenameOf)}(source)`;
      case 'introspection':
        return `${this.capture(source.introspect)}(writing.variables)`;
      case 'fetched':
        return readCode('source', source.key);
      default:
        return assertNever(source);
    }
  }

  private write(shape: ValueShape, value: string): string {
    switch (shape.kind) {
      case 'leaf':
        return this.writeLeaf(shape.type, value);
      case 'list':
        return this.writeList(shape, value);
      case 'object':
        return this.writeObject(shape, value);
      default:
        return assertNever(shape);
    }
  }

  private writeLeaf(type: GraphQLLeafType, value: string): string {
    const isText = this.isText(type, value);
    if (isText === null) {
      return writeOtherThanText(type, value);
    }
    const isPlain = this.texts === 'plain' || isEnumType(type);
    return `if (${isText}) text += ${isPlain ? `'"' + ${value} + '"'` : `textAsJson(${value})`};
else { ${writeOtherThanText(type, value)} }`;
  }

  private writeList(shape: ValueShape & { readonly kind: 'list' }, value: string): string {
    const [index, item] = [this.name(), this.name()];
    return `if (!Array.isArray(${value})) throw UNEXPECTED;
text += '[';
for (let ${index} = 0; ${index} < ${value}.length; ${index}++) {
if (${index} > 0) text += ',';
const ${item} = ${value}[${index}];
${ifNull(item, shape.itemMayBeNull, this.write(shape.item, item))}
}
text += ']';`;
  }

  private writeObject(shape: ValueShape & { readonly kind: 'object' }, value: string): string {
    const found = this.name();
    return `if (typeof ${value} !== 'object' || Array.isArray(${value})) throw UNEXPECTED;
const ${found} = ${this.capture(shape.shapeOf)}(typenameOf(${value}));
if (${found} === null) throw UNEXPECTED;
text += writing.twins.has(${value}) ? writeOnce(${value}, ${found}.${this.method}, writing) : ${found}.${this.method}(${value}, writing);`;
  }

  private capture(value: unknown): string {
    const name = this.name();
    this.captured[name] = value;
    return name;
  }

  private name(): string {
    this.names += 1;
    return `v${this.names}`;
  }
}

/** Twins have one text. */
function writeOnce(object: Tree, write: WriteObject, writing: Writing): string {
  const known = writing.twins.textOf(object);
  if (known !== null) {
    return known;
  }
  const text = write(object, writing);
  writing.twins.keepText(object, text);
  return text;
}

/** `write` is for what is not null. */
function ifNull(value: string, mayBeNull: boolean, write: string): string {
  const whenNull = mayBeNull ? "text += 'null';" : 'throw UNEXPECTED;';
  return `if (${value} === undefined || ${value} === null) { ${whenNull} } else { ${write} }`;
}

const NEVER_TEXTS: ReadonlySet<string> = new Set(['Int', 'Float', 'Boolean']);

/** The same values that `leafCompleter` lets pass. */
function writeOtherThanText(type: GraphQLLeafType, value: string): string {
  if (isEnumType(type) || type.name === 'String') {
    return 'throw UNEXPECTED;';
  }
  const expected = OTHER_THAN_TEXTS[type.name];
  return expected === undefined
    ? `text += valueAsJson(${value});`
    : `if (!${expected(value)}) throw UNEXPECTED; text += ${value};`;
}

const OTHER_THAN_TEXTS: Readonly<Record<string, (value: string) => string>> = {
  Int: (value) => `Number.isInteger(${value})`,
  Float: (value) => `Number.isFinite(${value})`,
  Boolean: (value) => `(typeof ${value} === 'boolean')`,
  ID: (value) => `Number.isInteger(${value})`,
};
