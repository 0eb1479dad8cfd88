import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { addressOf } from '../addresses';
import type { Locale } from '../locales';
import { type LinkedExample, saidOf } from '../reference/examples-page';
import type { Reference } from '../reference/schema';
import { typePath } from '../reference/type-paths';
import type { RepositoryPages } from '../text/repository';
import { TEXTS } from '../texts';
import type { Found } from './search-options';

interface Searched {
  readonly pages: RepositoryPages;
  readonly reference: Reference;
  readonly examples: readonly LinkedExample[];
}

/** Everything that can be found in one language: parts of texts, error codes, types, root fields, examples. */
export function searchEntries({ pages, reference, examples }: Searched, locale: Locale): Found[] {
  const at = (path: string, id = ''): string =>
    addressOf({ locale, path }) + (id === '' ? '' : `#${id}`);
  return [
    ...textEntries(pages, locale, at),
    ...typeEntries(reference, locale, at),
    ...examples.map((example) => {
      const { title, description } = saidOf(example, locale);
      return {
        href: at('reference/examples', example.name),
        title,
        page: example.name,
        kind: TEXTS.example[locale],
        text: `${description} ${example.query}`,
      };
    }),
  ];
}

type At = (path: string, id?: string) => string;

function textEntries(pages: RepositoryPages, locale: Locale, at: At): Found[] {
  return pages.all().flatMap(({ path, documents }) => {
    const document = documents[locale] ?? documents.en;
    return (document?.sections ?? []).map(({ id, title, text }) => ({
      href: at(path, id),
      title,
      page: id === '' ? '' : (document?.title ?? ''),
      kind: TEXTS.guide[locale],
      text,
    }));
  });
}

function typeEntries({ schema, types }: Reference, locale: Locale, at: At): Found[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {}).map(({ name, description }) => ({
      href: at(typePath(root?.name ?? '') ?? '', name),
      title: name,
      page: root?.name ?? '',
      kind: TEXTS.field[locale],
      text: description ?? '',
    })),
  );
  const named = types.map((type) => ({
    href: at(typePath(type.name) ?? ''),
    title: type.name,
    page: '',
    kind: TEXTS.reference[locale],
    text: [type.description ?? '', ...membersOf(type)].join(' '),
  }));
  return [...fields, ...named];
}

/** What fields of objects and of inputs share. */
interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

function membersOf(type: GraphQLNamedType): readonly string[] {
  if (isEnumType(type)) {
    return type.getValues().flatMap(({ name, description }) => [name, description ?? '']);
  }
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
    const fields: readonly Described[] = Object.values(type.getFields());
    return fields.flatMap(({ name, description }) => [name, description ?? '']);
  }
  return [];
}
