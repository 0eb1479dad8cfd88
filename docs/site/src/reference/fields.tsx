import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  print,
} from 'graphql';
import type { ReactElement } from 'react';
import type { Reader } from '../pages/reader';
import { Description, type KnownCodes } from './description';
import type { FieldTerms } from './schema';
import { TypeLink } from './type-link';

/** What every part of the reference is written with. */
export interface Writing {
  readonly reader: Reader;
  readonly codes: KnownCodes;
}

interface FieldProps extends Writing {
  readonly field: GraphQLField<unknown, unknown>;
  readonly terms: FieldTerms | undefined;
  /** Names of worked examples that ask for it. */
  readonly examples: readonly string[];
}

export function Field({ field, terms, examples, ...writing }: FieldProps): ReactElement {
  const { reader } = writing;
  return (
    <section className="member">
      <h3 id={field.name}>
        <a className="anchor" href={`#${field.name}`}>
          {field.name}
        </a>
        <code className="type">
          <TypeLink type={field.type} reader={reader} />
        </code>
      </h3>
      <Deprecation reason={field.deprecationReason} {...writing} />
      <Description text={field.description} {...writing} />
      <Arguments args={field.args} {...writing} />
      <Terms terms={terms} reader={reader} />
      {examples.length > 0 && (
        <p className="fine">
          {reader.text('seeExamples')}{' '}
          {examples.map((name, at) => (
            <span key={name}>
              {at > 0 && ', '}
              <a href={reader.href('reference/examples', name)}>{name}</a>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function Arguments({
  args,
  ...writing
}: Writing & { readonly args: readonly GraphQLArgument[] }): ReactElement | null {
  if (args.length === 0) {
    return null;
  }
  return (
    <>
      <p className="label">{writing.reader.text('arguments')}</p>
      <dl className="inputs">
        {args.map((arg) => (
          <Input key={arg.name} input={arg} {...writing} />
        ))}
      </dl>
    </>
  );
}

interface InputProps extends Writing {
  readonly input: GraphQLArgument | GraphQLInputField;
  /** Whether an address can point to it. */
  readonly anchored?: boolean;
}

export function Input({ input, anchored = false, ...writing }: InputProps): ReactElement {
  const { reader } = writing;
  const value = astFromValue(input.defaultValue, input.type);
  return (
    <>
      <dt id={anchored ? input.name : undefined}>
        <code>{input.name}</code>{' '}
        <code className="type">
          <TypeLink type={input.type} reader={reader} />
        </code>
        {input.defaultValue !== undefined && value !== null && value !== undefined && (
          <span className="fine">
            {' '}
            {reader.text('defaultValue')} <code>{print(value)}</code>
          </span>
        )}
      </dt>
      <dd>
        <Deprecation reason={input.deprecationReason} {...writing} />
        <Description text={input.description} {...writing} />
      </dd>
    </>
  );
}

export function Value({
  value,
  ...writing
}: Writing & { readonly value: GraphQLEnumValue }): ReactElement {
  return (
    <>
      <dt id={value.name}>
        <code>{value.name}</code>
      </dt>
      <dd>
        <Deprecation reason={value.deprecationReason} {...writing} />
        <Description text={value.description} {...writing} />
      </dd>
    </>
  );
}

function Deprecation({
  reason,
  ...writing
}: Writing & { readonly reason: string | null | undefined }): ReactElement | null {
  return reason === null || reason === undefined ? null : (
    <div className="notice">
      <strong>{writing.reader.text('deprecated')}</strong>
      <Description text={reason} {...writing} />
    </div>
  );
}

interface TermsProps {
  readonly terms: FieldTerms | undefined;
  readonly reader: Reader;
}

/** What a field asks of its caller, and what it costs. */
function Terms({ terms, reader }: TermsProps): ReactElement | null {
  return terms === undefined ? null : (
    <>
      <Rights scopes={terms.scopes} reader={reader} />
      {terms.costBy.length > 0 && (
        <p className="fine">
          <a href={reader.href('federation-compatibility', 'cost')}>{reader.text('costBy')}</a>{' '}
          <code>{terms.costBy.join(', ')}</code>.
        </p>
      )}
    </>
  );
}

interface RightsProps {
  readonly scopes: FieldTerms['scopes'];
  readonly reader: Reader;
}

function Rights({ scopes, reader }: RightsProps): ReactElement | null {
  if (scopes === null) {
    return null;
  }
  const href = reader.href('identity');
  return (
    <p className="fine">
      {scopes.length === 0 ? (
        <a href={href}>{reader.text('authenticated')}</a>
      ) : (
        <>
          <a href={href}>{reader.text('rights')}</a>{' '}
          <code>{scopes.map((all) => all.join(' + ')).join(' | ')}</code>.
        </>
      )}
    </p>
  );
}
