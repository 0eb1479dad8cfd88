import {
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  isTypeDefinitionNode,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql';

/** `@listSize`: how many items a list holds, or each list in `sizedFields` of the object that the field returns. */
export interface ListSizeRule {
  readonly assumedSize: number | null;
  /** Arguments whose value is the size. Composition accepts only those of type Int. */
  readonly slicingArguments: readonly string[];
  readonly sizedFields: readonly string[];
  readonly requireOneSlicingArgument: boolean;
}

/** What a supergraph says of costs. Fields are named as `Type.field`, arguments as `Type.field(argument:)`. */
export interface CostRules {
  readonly weights: ReadonlyMap<string, number>;
  readonly listSizes: ReadonlyMap<string, ListSizeRule>;
}

const COST_SPECIFICATION = /^https:\/\/specs\.apollo\.dev\/cost\//;

/** Reads `@cost` and `@listSize`, by whatever names the supergraph imports them. Clients' schemas no longer have them. */
export function readCostRules(supergraphSdl: string): CostRules {
  const document = parse(supergraphSdl, { noLocation: true });
  return new CostReader(document).read();
}

interface Annotated {
  readonly name: { readonly value: string };
  readonly directives?: readonly ConstDirectiveNode[];
}

interface AnnotatedField extends Annotated {
  readonly arguments?: readonly Annotated[];
}

interface AnnotatedType extends Annotated {
  readonly fields?: readonly AnnotatedField[];
}

class CostReader {
  private readonly document: DocumentNode;
  private readonly weights = new Map<string, number>();
  private readonly listSizes = new Map<string, ListSizeRule>();
  private readonly names: { readonly cost: string; readonly listSize: string };

  constructor(document: DocumentNode) {
    this.document = document;
    this.names = directiveNames(document);
  }

  read(): CostRules {
    for (const definition of this.document.definitions) {
      if (isTypeDefinitionNode(definition)) {
        this.readType(definition);
      }
    }
    return { weights: this.weights, listSizes: this.listSizes };
  }

  private readType(type: AnnotatedType): void {
    this.readDirectives(type.name.value, type);
    for (const field of type.fields ?? []) {
      const coordinate = `${type.name.value}.${field.name.value}`;
      this.readDirectives(coordinate, field);
      for (const argument of field.arguments ?? []) {
        this.readDirectives(`${coordinate}(${argument.name.value}:)`, argument);
      }
    }
  }

  private readDirectives(coordinate: string, { directives = [] }: Annotated): void {
    for (const directive of directives) {
      const given = argumentsOf(directive);
      if (directive.name.value === this.names.cost && typeof given['weight'] === 'number') {
        this.weights.set(coordinate, given['weight']);
      } else if (directive.name.value === this.names.listSize) {
        this.listSizes.set(coordinate, listSizeRule(given));
      }
    }
  }
}

function listSizeRule(given: Readonly<Record<string, unknown>>): ListSizeRule {
  const { assumedSize, requireOneSlicingArgument } = given;
  return {
    assumedSize: typeof assumedSize === 'number' ? assumedSize : null,
    slicingArguments: texts(given['slicingArguments']),
    sizedFields: texts(given['sizedFields']),
    requireOneSlicingArgument: requireOneSlicingArgument !== false,
  };
}

/** Composition writes `@link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost", {name: "@listSize", as: "@size"}])`. */
function directiveNames(document: DocumentNode): { cost: string; listSize: string } {
  const names = { cost: 'cost', listSize: 'cost__listSize' };
  for (const link of linksOf(document)) {
    const given = argumentsOf(link);
    if (COST_SPECIFICATION.test(String(given['url']))) {
      const imports = new Map(asList(given['import']).map(importedName));
      const namespace = typeof given['as'] === 'string' ? given['as'] : 'cost';
      names.cost = imports.get('@cost') ?? namespace;
      names.listSize = imports.get('@listSize') ?? `${namespace}__listSize`;
    }
  }
  return names;
}

function linksOf(document: DocumentNode): readonly ConstDirectiveNode[] {
  return document.definitions
    .flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
        ? (node.directives ?? [])
        : [],
    )
    .filter(({ name }) => name.value === 'link');
}

function importedName(imported: unknown): [string, string] {
  const { name, as = name } = (
    typeof imported === 'object' && imported !== null ? imported : { name: imported }
  ) as { name?: unknown; as?: unknown };
  return [String(name), String(as).replace(/^@/, '')];
}

function argumentsOf(directive: ConstDirectiveNode): Record<string, unknown> {
  const given: readonly ConstArgumentNode[] = directive.arguments ?? [];
  return Object.fromEntries(
    given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): readonly string[] {
  return asList(value).filter((item) => typeof item === 'string');
}
