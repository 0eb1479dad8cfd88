import type { ReactElement } from 'react';
import { Choice } from '../shell/choice';
import { useTexts } from '../shell/texts';
import type { IdentityChoiceState } from './use-identity';

const NOBODY = '';

interface IdentityChoiceProps {
  readonly identity: IdentityChoiceState;
}

/** Who asks the graph; only where the server offers identities, while developing. */
export function IdentityChoice({ identity }: IdentityChoiceProps): ReactElement | null {
  const texts = useTexts();
  const { identities, chosen, choose } = identity;
  if (identities.length === 0) {
    return null;
  }
  const names = identities.map(({ name }) => ({ value: name, label: name }));
  return (
    <Choice
      label={texts.identity}
      value={chosen?.name ?? NOBODY}
      options={[{ value: NOBODY, label: texts.everybody }, ...names]}
      onChange={choose}
      {...(chosen === null ? {} : { hint: chosen.description })}
    />
  );
}
