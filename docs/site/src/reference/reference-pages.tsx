import {
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
} from 'graphql';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PagePath, Place } from '../addresses';
import { Reader } from '../pages/reader';
import type { MakePage, SitePage } from '../pages/site-page';
import type { TextKey } from '../texts';
import { Description, type KnownCodes } from './description';
import { Field, Input, Value, type Writing } from './fields';
import { KINDS, type Kinds, kindOf, type Reference } from './schema';
import { typePath } from './type-paths';

const SOURCE = 'schema/api.graphql';
const KIND_NAMES: Readonly<Record<Kinds, TextKey>> = {
  objects: 'object',
  interfaces: 'interface',
  unions: 'union',
  inputs: 'input',
  enums: 'enum',
  scalars: 'scalar',
};

/** What the pages of the reference are made from. */
export interface ReferenceTexts {
  readonly reference: Reference;
  readonly codes: KnownCodes;
  /** By coordinate of a root field: names of the examples that ask for it. */
  readonly examples: ReadonlyMap<string, readonly string[]>;
}

/** The pages of the reference but the examples, each with its path. */
export function referencePages(texts: ReferenceTexts): readonly (readonly [PagePath, MakePage])[] {
  const { schema, types } = texts.reference;
  const roots = [
    ['queries', schema.getQueryType()],
    ['mutations', schema.getMutationType()],
    ['subscriptions', schema.getSubscriptionType()],
  ] as const;
  return [
    ['reference/', overviewPage(texts)],
    ...roots.flatMap(([key, root]): [PagePath, MakePage][] =>
      root === null || root === undefined ? [] : [[`reference/${key}`, rootPage(key, root, texts)]],
    ),
    ...types.map((type): [PagePath, MakePage] => [
      `reference/types/${type.name}`,
      typePage(type, texts),
    ]),
  ];
}

function overviewPage({ reference }: ReferenceTexts) {
  return (place: Place): SitePage => {
    const reader = new Reader(place);
    const html = renderToStaticMarkup(
      <>
        <h1>{reader.text('reference')}</h1>
        <p>{reader.text('referenceText')}</p>
        <ul>
          {(['queries', 'mutations', 'subscriptions', 'examples'] as const).map((key) => (
            <li key={key}>
              <a href={reader.href(`reference/${key}`)}>{reader.text(key)}</a>
            </li>
          ))}
        </ul>
        {KINDS.map((kind) => (
          <section key={kind}>
            <h2 id={kind}>{reader.text(kind)}</h2>
            <ul className="names">
              {reference.types
                .filter((type) => kindOf(type) === kind)
                .map(({ name }) => (
                  <li key={name}>
                    <a href={reader.href(typePath(name) ?? '')}>{name}</a>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </>,
    );
    return {
      place,
      title: reader.text('reference'),
      html,
      outline: KINDS.map((kind) => ({ id: kind, text: reader.text(kind), level: 2 })),
      source: SOURCE,
    };
  };
}

type Root = 'queries' | 'mutations' | 'subscriptions';

function rootPage(key: Root, root: GraphQLObjectType, texts: ReferenceTexts) {
  return (place: Place): SitePage => {
    const reader = new Reader(place);
    const html = renderToStaticMarkup(
      <>
        <h1>{reader.text(key)}</h1>
        <Description text={root.description} reader={reader} codes={texts.codes} />
        <Fields type={root} texts={texts} reader={reader} />
      </>,
    );
    return page({ place, title: reader.text(key), html, ids: Object.keys(root.getFields()) });
  };
}

function typePage(type: GraphQLNamedType, texts: ReferenceTexts) {
  return (place: Place): SitePage => {
    const reader = new Reader(place);
    const writing: Writing = { reader, codes: texts.codes };
    const html = renderToStaticMarkup(
      <>
        <p className="label">{reader.text(KIND_NAMES[kindOf(type)])}</p>
        <h1>{type.name}</h1>
        <Description text={type.description} {...writing} />
        <Members type={type} texts={texts} writing={writing} />
        <Uses name={type.name} texts={texts} reader={reader} />
      </>,
    );
    return { ...page({ place, title: type.name, html, ids: idsOf(type) }), under: 'reference/' };
  };
}

function page(
  made: Pick<SitePage, 'place' | 'title' | 'html'> & { readonly ids: readonly string[] },
): SitePage {
  const { ids, ...rest } = made;
  return {
    ...rest,
    outline: ids.map((id) => ({ id, text: id, level: 2 })),
    notice: 'englishDescriptions',
    source: SOURCE,
  };
}

function idsOf(type: GraphQLNamedType): readonly string[] {
  if (isEnumType(type)) {
    return type.getValues().map(({ name }) => name);
  }
  return isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
    ? Object.keys(type.getFields())
    : [];
}

interface MembersProps {
  readonly type: GraphQLNamedType;
  readonly texts: ReferenceTexts;
  readonly writing: Writing;
}

function Members({ type, texts, writing }: MembersProps): ReactElement | null {
  const { reader } = writing;
  const { schema } = texts.reference;
  if (isObjectType(type)) {
    return (
      <>
        <Names label="implements" types={type.getInterfaces()} reader={reader} />
        <h2>{reader.text('fields')}</h2>
        <Fields type={type} texts={texts} reader={reader} />
      </>
    );
  }
  if (isInterfaceType(type)) {
    return (
      <>
        <Names label="implementedBy" types={schema.getPossibleTypes(type)} reader={reader} />
        <h2>{reader.text('fields')}</h2>
        <Fields type={type} texts={texts} reader={reader} />
      </>
    );
  }
  if (isUnionType(type)) {
    return <Names label="members" types={type.getTypes()} reader={reader} />;
  }
  return <Inputs type={type} writing={writing} />;
}

function Inputs({ type, writing }: Omit<MembersProps, 'texts'>): ReactElement | null {
  const { reader } = writing;
  if (isInputObjectType(type)) {
    return (
      <>
        <h2>{reader.text('fields')}</h2>
        <dl className="inputs">
          {Object.values(type.getFields()).map((field) => (
            <Input key={field.name} input={field} anchored {...writing} />
          ))}
        </dl>
      </>
    );
  }
  if (isEnumType(type)) {
    return (
      <>
        <h2>{reader.text('values')}</h2>
        <dl className="inputs">
          {type.getValues().map((value) => (
            <Value key={value.name} value={value} {...writing} />
          ))}
        </dl>
      </>
    );
  }
  const url = isScalarType(type) ? type.specifiedByURL : null;
  return url === null || url === undefined ? null : (
    <p>
      {reader.text('specifiedBy')} <a href={url}>{url}</a>
    </p>
  );
}

interface FieldsProps {
  readonly type: GraphQLObjectType | GraphQLInterfaceType;
  readonly texts: ReferenceTexts;
  readonly reader: Reader;
}

function Fields({ type, texts, reader }: FieldsProps): ReactElement {
  return (
    <>
      {Object.values(type.getFields()).map((field) => (
        <Field
          key={field.name}
          field={field}
          terms={texts.reference.terms.get(`${type.name}.${field.name}`)}
          examples={texts.examples.get(`${type.name}.${field.name}`) ?? []}
          reader={reader}
          codes={texts.codes}
        />
      ))}
    </>
  );
}

interface NamesProps {
  readonly label: TextKey;
  readonly types: readonly GraphQLNamedType[];
  readonly reader: Reader;
}

function Names({ label, types, reader }: NamesProps): ReactElement | null {
  return types.length === 0 ? null : (
    <>
      <h2>{reader.text(label)}</h2>
      <ul className="names">
        {types.map(({ name }) => (
          <li key={name}>
            <a href={reader.href(typePath(name) ?? '')}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

interface UsesProps {
  readonly name: string;
  readonly texts: ReferenceTexts;
  readonly reader: Reader;
}

function Uses({ name, texts, reader }: UsesProps): ReactElement | null {
  const uses = texts.reference.uses.get(name) ?? [];
  return uses.length === 0 ? null : (
    <>
      <h2>{reader.text('usedBy')}</h2>
      <ul className="names">
        {uses.map((coordinate) => {
          const [type = '', member = ''] = coordinate.split('.');
          const [field = ''] = member.split('(');
          return (
            <li key={coordinate}>
              <a href={reader.href(typePath(type) ?? '', field)}>{coordinate}</a>
            </li>
          );
        })}
      </ul>
    </>
  );
}
