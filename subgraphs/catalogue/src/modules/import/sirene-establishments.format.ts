import { COMMUNE, FLAG, NAME, SIREN, SIRET } from './cell-rule';
import type { EstablishmentSays } from './imported-establishment';
import { cellProblem } from './line-problem';
import { type LineFormat, type LineReading, statedOrBad } from './line-reading';
import { readCells, type Stated } from './read-cells';

const COLUMNS = {
  siren: SIREN,
  siret: SIRET,
  statutDiffusionEtablissement: NAME,
  etablissementSiege: FLAG,
  etatAdministratifEtablissement: NAME,
  enseigne1Etablissement: NAME,
  denominationUsuelleEtablissement: NAME,
  complementAdresseEtablissement: NAME,
  numeroVoieEtablissement: NAME,
  indiceRepetitionEtablissement: NAME,
  typeVoieEtablissement: NAME,
  libelleVoieEtablissement: NAME,
  codePostalEtablissement: NAME,
  libelleCommuneEtablissement: NAME,
  codeCommuneEtablissement: COMMUNE,
};

type SiteSays = Stated<typeof COLUMNS>;

/** INSEE's file StockEtablissement, or any part of it: one line for each establishment. */
export const SIRENE_ESTABLISHMENTS_FORMAT: LineFormat<EstablishmentSays> = {
  layout: {
    columns: COLUMNS,
    required: ['siret', 'etatAdministratifEtablissement', 'codeCommuneEtablissement'],
    ignored: 'ANY',
  },
  read: (head, line) => {
    const { stated, problems } = readCells(COLUMNS, head, line);
    return problems.length > 0 ? { kind: 'BAD', problems } : ofSite(stated);
  },
};

/** Those that asked not to be published (diffusion other than O), or lie abroad, are left out. */
function ofSite(says: SiteSays): LineReading<EstablishmentSays> {
  const { siret = null, siren: firmSiren = null, codeCommuneEtablissement = null } = says;
  if (siret === null) {
    return statedOrBad({}, [cellProblem('VALUE_MISSING', 'siret')]);
  }
  if ((says.statutDiffusionEtablissement ?? 'O') !== 'O') {
    return { kind: 'SKIPPED' };
  }
  const stated = { siret, ...(firmSiren === null ? {} : { firmSiren }) };
  if (says.etatAdministratifEtablissement !== 'A') {
    return { kind: 'STATED', stated: { ...stated, isClosed: true } };
  }
  return codeCommuneEtablissement === null
    ? { kind: 'SKIPPED' }
    : { kind: 'STATED', stated: { ...stated, ...whatIsSaid(says, codeCommuneEtablissement) } };
}

/** What the file leaves empty, it does not say. */
function whatIsSaid(says: SiteSays, communeCode: string): EstablishmentSays {
  const isHeadquarters = says.etablissementSiege ?? null;
  const texts = {
    name: says.enseigne1Etablissement ?? says.denominationUsuelleEtablissement ?? '',
    line1: streetOf(says),
    line2: says.complementAdresseEtablissement ?? '',
    postcode: says.codePostalEtablissement ?? '',
    city: says.libelleCommuneEtablissement ?? '',
  };
  return {
    communeCode,
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
    ...(isHeadquarters === null ? {} : { isHeadquarters }),
  };
}

function streetOf(says: SiteSays): string {
  const parts = [
    says.numeroVoieEtablissement,
    says.indiceRepetitionEtablissement,
    says.typeVoieEtablissement,
    says.libelleVoieEtablissement,
  ];
  return parts.filter((part) => typeof part === 'string').join(' ');
}
