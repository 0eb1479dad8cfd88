import { assertNever } from '@apogee/shared/errors';
import { type GraphQLLeafType, isEnumType } from 'graphql';
import { generateFunction, literal, readCode } from '../generated-function';
import { textAsJson, valueAsJson } from '../json-text';
import { type Tree, typenameOf } from '../tree';
import type { ObjectShape, ShapedField, ValueShape, WriteObject, Writing } from './shapes';

/** Says only that the exact way has to be taken. No error: nobody reads a stack. */
export const UNEXPECTED = Symbol('unexpected value');

/** Generates the writer of one shape. Its code has one place for each field, which V8 makes fast for that field. */
export function generateWriter(fields: readonly ShapedField[]): WriteObject {
  return new WriterCode().generate(fields);
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

  generate(fields: readonly ShapedField[]): WriteObject {
    const statements = fields.map((field, index) => this.field(field, index === 0 ? '{' : ','));
    const source = `function write(source, writing) {
let text = ${fields.length === 0 ? "'{'" : "''"};
${statements.join('\n')}
return text + '}';
}`;
    return generateFunction<WriteObject>(this.captured, source);
  }

  private field(field: ShapedField, separator: string): string {
    const value = this.name();
    const key = `text += ${literal(`${separator}${JSON.stringify(field.key)}:`)};`;
    return `${key}
const ${value} = ${this.read(field)};
if (${value} === undefined || ${value} === null) { ${whenNull(field.mayBeNull)} }
else { ${this.write(field.value, value)} }`;
  }

  private read({ source }: ShapedField): string {
    switch (source.kind) {
      case 'typename':
        return `${this.capture(source.typenameOf)}(source)`;
      case 'introspection':
        // Descriptions in the schema are no fetched texts.
        return `(writing.texts.arePlain = false, ${this.capture(source.introspect)}(writing.variables))`;
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
    if (isEnumType(type)) {
      const names = this.capture(new Set(type.getValues().map(({ name }) => name)));
      return only(`${names}.has(${value})`, `'"' + ${value} + '"'`);
    }
    return (
      BUILT_IN[type.name]?.(value) ??
      `text += typeof ${value} === 'string' ? ${asJson(value)} : valueAsJson(${value});`
    );
  }

  private writeList(shape: ValueShape & { readonly kind: 'list' }, value: string): string {
    const [index, item] = [this.name(), this.name()];
    return `if (!Array.isArray(${value})) throw UNEXPECTED;
text += '[';
for (let ${index} = 0; ${index} < ${value}.length; ${index}++) {
if (${index} > 0) text += ',';
const ${item} = ${value}[${index}];
if (${item} === undefined || ${item} === null) { ${whenNull(shape.itemMayBeNull)} }
else { ${this.write(shape.item, item)} }
}
text += ']';`;
  }

  private writeObject(shape: ValueShape & { readonly kind: 'object' }, value: string): string {
    const found = this.name();
    return `if (typeof ${value} !== 'object' || Array.isArray(${value})) throw UNEXPECTED;
const ${found} = ${this.capture(shape.shapeOf)}(typenameOf(${value}));
if (${found} === null) throw UNEXPECTED;
text += writing.twins.has(${value}) ? writeOnce(${value}, ${found}, writing) : ${found}.write(${value}, writing);`;
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
function writeOnce(object: Tree, { write }: ObjectShape, writing: Writing): string {
  const known = writing.twins.textOf(object);
  if (known !== null) {
    return known;
  }
  const text = write(object, writing);
  writing.twins.keepText(object, text);
  return text;
}

function whenNull(mayBeNull: boolean): string {
  return mayBeNull ? "text += 'null';" : 'throw UNEXPECTED;';
}

function only(condition: string, text: string): string {
  return `if (!(${condition})) throw UNEXPECTED; text += ${text};`;
}

/** Looking at each character of a text costs more than all else that is done to it. */
function asJson(text: string): string {
  return `(writing.texts.arePlain ? '"' + ${text} + '"' : textAsJson(${text}))`;
}

/** The same values that `leafCompleter` lets pass. */
const BUILT_IN: Readonly<Record<string, (value: string) => string>> = {
  Int: (value) => only(`Number.isInteger(${value})`, value),
  Float: (value) => only(`Number.isFinite(${value})`, value),
  String: (value) => only(`typeof ${value} === 'string'`, asJson(value)),
  Boolean: (value) => only(`typeof ${value} === 'boolean'`, value),
  ID: (value) =>
    only(
      `typeof ${value} === 'string' || Number.isInteger(${value})`,
      `(typeof ${value} === 'string' ? ${asJson(value)} : ${value})`,
    ),
};
