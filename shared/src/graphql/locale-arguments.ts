import { ArgsType, Field } from 'type-graphql';
import { Locale } from './locale';

/** The argument of every field that returns a text in one language. */
@ArgsType()
export class LocaleArguments {
  @Field(() => Locale, {
    defaultValue: Locale.FR,
    description:
      'Language wanted. Where a text is missing in it, the text in the other language is returned.',
  })
  locale!: Locale;
}
