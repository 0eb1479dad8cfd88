import type { HeritageClaimEntity } from '../modules/heritage';
import type {
  ItemEntity,
  ItemSourceEntity,
  ItemTermEntity,
  ProductConstituentEntity,
} from '../modules/labelable';
import type { SpecificationEntity } from '../modules/specification';
import type { TrlStatementEntity } from '../modules/trl-statement';
import { sortNameOf } from '../sort-name';
import type {
  SampleHeritageClaim,
  SampleItem,
  SampleProduct,
  SampleSpecification,
  SampleTrlStatement,
} from './sample-file';

/** One item of a sample file as rows of the tables that hold it. */
export interface ItemRows {
  readonly item: ItemEntity;
  readonly terms: readonly ItemTermEntity[];
  readonly sources: readonly ItemSourceEntity[];
  readonly constituents: readonly ProductConstituentEntity[];
  readonly specifications: readonly SpecificationEntity[];
  readonly heritage: readonly HeritageClaimEntity[];
  readonly trlStatements: readonly TrlStatementEntity[];
}

export function toItemRows(sample: SampleItem): ItemRows {
  const itemId = sample.id;
  const product = sample.kind === 'PRODUCT' ? sample : null;
  return {
    item: itemRow(sample),
    terms: termRows(sample),
    sources: sample.sourceIds.map((sourceId, ordinal) => ({ itemId, ordinal, sourceId })),
    constituents: (product?.constituents ?? []).map((constituentId, ordinal) => ({
      productId: itemId,
      ordinal,
      constituentId,
    })),
    specifications: (product?.specifications ?? []).map((specification, ordinal) =>
      specificationRow(specification, { itemId, ordinal }),
    ),
    heritage: heritageRows(sample),
    trlStatements: trlStatementRows(sample),
  };
}

const NO_PRODUCT_FACTS = {
  reference: null,
  designIssue: null,
  rangeId: null,
  leadTimeMonths: null,
  itarFree: null,
  exportControl: [],
};

function itemRow(sample: SampleItem): ItemEntity {
  const { id, kind, firmId, name, description, version } = sample;
  return {
    id,
    kind,
    firmId,
    nameFr: name.fr,
    nameEn: name.en,
    sortName: sortNameOf(name.fr),
    descriptionFr: description.fr,
    descriptionEn: description.en,
    categoryCode: sample.kind === 'ENGINEERING_ACTIVITY' ? null : sample.category,
    ...(sample.kind === 'PRODUCT' ? productFacts(sample) : NO_PRODUCT_FACTS),
    isSample: true,
    version,
    sourcedVersion: version,
    updatedAt: new Date(sample.updatedAt),
  };
}

function productFacts(sample: SampleProduct): Pick<ItemEntity, keyof typeof NO_PRODUCT_FACTS> {
  const { reference, designIssue, rangeId, leadTimeMonths, itarFree, exportControl } = sample;
  return { reference, designIssue, rangeId, leadTimeMonths, itarFree, exportControl };
}

function termRows(sample: SampleItem): ItemTermEntity[] {
  const inVocabulary = (vocabulary: string, codes: readonly string[]): ItemTermEntity[] =>
    codes.map((code, ordinal) => ({ itemId: sample.id, vocabulary, ordinal, code }));
  return [
    ...inVocabulary('ESA_TECHNOLOGY_TREE', sample.technologyDomains),
    ...inVocabulary(
      'ECSS_DISCIPLINE',
      sample.kind === 'ENGINEERING_ACTIVITY' ? sample.disciplines : [],
    ),
  ];
}

function heritageRows(sample: SampleItem): HeritageClaimEntity[] {
  const claims = sample.kind === 'ENGINEERING_ACTIVITY' ? sample.references : sample.heritage;
  return claims.map((claim, ordinal) => heritageRow(claim, { itemId: sample.id, ordinal }));
}

function heritageRow(
  { detail, ...claim }: SampleHeritageClaim,
  key: Pick<HeritageClaimEntity, 'itemId' | 'ordinal'>,
): HeritageClaimEntity {
  return { ...key, ...claim, detailFr: detail.fr, detailEn: detail.en };
}

function trlStatementRows(sample: SampleItem): TrlStatementEntity[] {
  const statements = sample.kind === 'ENGINEERING_ACTIVITY' ? [] : sample.trlStatements;
  return statements.map((statement, ordinal) =>
    trlStatementRow(statement, { itemId: sample.id, ordinal }),
  );
}

function trlStatementRow(
  { note, ...statement }: SampleTrlStatement,
  key: Pick<TrlStatementEntity, 'itemId' | 'ordinal'>,
): TrlStatementEntity {
  return { ...key, ...statement, noteFr: note.fr, noteEn: note.en };
}

function specificationRow(
  specification: SampleSpecification,
  key: Pick<SpecificationEntity, 'itemId' | 'ordinal'>,
): SpecificationEntity {
  return { ...key, ...specification };
}
