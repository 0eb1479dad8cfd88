import type { DataSource } from 'typeorm';
import type { LabelScheme } from './label-scheme';

const FIND_ALL = `
  /* scheme.findAll */
  select
    version,
    in_force_from as "inForceFrom",
    validity_months as "validityMonths",
    trl_threshold as "trlThreshold",
    minimum_references as "minimumReferences",
    json_build_object('fr', description_fr, 'en', description_en) as description
  from accreditation.label_scheme
  order by in_force_from
`;

export class LabelSchemeRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  /** All versions, oldest first. There are few: one is written every couple of years. */
  findAll(): Promise<LabelScheme[]> {
    return this.database.query<LabelScheme[]>(FIND_ALL);
  }
}
