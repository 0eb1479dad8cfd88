import type { ExampleOperation, ExampleText, Reader } from '../settings';
import type { Language } from '../shell/language';

/** Examples that are listed together. */
export interface ExampleGroup {
  /** Null for those that are written for nobody in particular. */
  readonly reader: Reader | null;
  readonly examples: readonly ExampleOperation[];
}

/** The examples of each reader, in the order of readers, then those of none: an example of several is listed for each. */
export function groupExamples(
  examples: readonly ExampleOperation[],
  readers: readonly Reader[],
): readonly ExampleGroup[] {
  const groups: readonly ExampleGroup[] = [
    ...readers.map((reader) => ({
      reader,
      examples: examples.filter((example) => example.readers.includes(reader.id)),
    })),
    {
      reader: null,
      examples: examples.filter(
        (example) => !readers.some(({ id }) => example.readers.includes(id)),
      ),
    },
  ];
  return groups.filter((group) => group.examples.length > 0);
}

/** What an example is, in the reader's language where the server says it. */
export function textOf(example: ExampleOperation, language: Language): ExampleText {
  return language === 'fr' && example.french !== null ? example.french : example;
}

/** Whether everybody may ask it at once: what needs an identity, or changes or follows something, waits in the panel. */
export function isForEverybody({ kind, identity }: ExampleOperation): boolean {
  return kind === 'query' && identity === null;
}
