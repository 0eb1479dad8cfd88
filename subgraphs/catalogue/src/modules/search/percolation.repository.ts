import type { Database } from '@apogee/shared/database';
import { FILTER_FIELDS, type SearchCriteria, type SearchKind } from './search';

/** A question that is asked of documents as they change. */
export interface StandingQuestion {
  readonly id: string;
  readonly criteria: SearchCriteria;
  /** What its words come to; null: any words. */
  readonly condition: string | null;
}

/** Documents that may have changed. */
export interface ChangedDocuments {
  /** Of these, everything. */
  readonly firmIds: readonly string[];
  readonly documentIds: readonly string[];
}

/** A document that a question finds. */
export interface Percolated {
  readonly questionId: string;
  readonly documentId: string;
  readonly firmId: string;
  readonly kind: SearchKind;
}

/** The conditions of a search, the other way round: few documents, many questions. */
const PERCOLATE = `
  /* search.percolate */
  select question.id as "questionId", document.id as "documentId", document.firm_id as "firmId", document.kind
  from catalogue.search_document as document
  join jsonb_to_recordset($1::jsonb) as question (
    id text, condition text, fields jsonb, latitude float8, longitude float8, "radiusMetres" float8,
    "changedSince" timestamptz
  ) on (question.condition is null or document.vector @@ question.condition::tsquery)
    and (question."changedSince" is null or document.changed_at >= question."changedSince")
    and not exists (
      select from jsonb_array_elements(question.fields) as field (wanted)
      where not document.facets && array(select jsonb_array_elements_text(field.wanted))
    )
    and (question."radiusMetres" is null or extensions.st_dwithin(
      document.places,
      extensions.st_setsrid(
        extensions.st_makepoint(question.longitude, question.latitude), 4326
      )::extensions.geography,
      question."radiusMetres", false
    ))
  where document.id = any($2) or document.firm_id = any($3)
  order by question.id, document.id
`;

export class PercolationRepository {
  constructor(private readonly database: Database) {}

  findMatches(
    questions: readonly StandingQuestion[],
    { documentIds, firmIds }: ChangedDocuments,
  ): Promise<Percolated[]> {
    return this.database.query(PERCOLATE, [
      JSON.stringify(questions.map(toRow)),
      documentIds,
      firmIds,
    ]);
  }
}

function toRow({
  id,
  condition,
  criteria: { values, near, changedSince },
}: StandingQuestion): object {
  return {
    id,
    condition,
    fields: FILTER_FIELDS.flatMap((field) =>
      values[field] === undefined ? [] : [values[field].map((value) => `${field}:${value}`)],
    ),
    latitude: near?.latitude ?? null,
    longitude: near?.longitude ?? null,
    radiusMetres: near === null ? null : near.radiusKm * 1000,
    changedSince,
  };
}
