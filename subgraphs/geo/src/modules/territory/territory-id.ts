import { isCommuneCode, isDepartementCode, isRegionCode, isSiren } from '@apogee/shared/ids';
import type { PlaceKind } from './place-search';

/** A territory that an id names, whether there is one or not. */
export interface NamedTerritory {
  readonly kind: PlaceKind;
  readonly code: string;
}

interface IdForm {
  readonly beginning: string;
  readonly isCode: (text: string) => boolean;
}

/** Codes alone would not do: 75 is a département and a region. */
const FORMS: Readonly<Record<PlaceKind, IdForm>> = {
  REGION: { beginning: 'region-', isCode: isRegionCode },
  DEPARTEMENT: { beginning: 'departement-', isCode: isDepartementCode },
  EPCI: { beginning: 'epci-', isCode: isSiren },
  COMMUNE: { beginning: 'commune-', isCode: isCommuneCode },
};

const KINDS: readonly PlaceKind[] = ['REGION', 'DEPARTEMENT', 'EPCI', 'COMMUNE'];

/** By which a territory is found among all objects of the graph. */
export function territoryId({ kind, code }: NamedTerritory): string {
  return `${FORMS[kind].beginning}${code}`;
}

/** The territory that would have this id; null when none can. */
export function territoryNamedBy(id: string): NamedTerritory | null {
  for (const kind of KINDS) {
    const { beginning, isCode } = FORMS[kind];
    const code = id.slice(beginning.length);
    if (id.startsWith(beginning) && isCode(code)) {
      return { kind, code };
    }
  }
  return null;
}
