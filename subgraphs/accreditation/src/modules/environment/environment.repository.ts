import type { EnvironmentId } from '@apogee/shared/ids';
import type { DataSource } from 'typeorm';
import type { EnvironmentRecord } from './environment.record';

const ENVIRONMENT = `
  select
    environment.id,
    environment.kind,
    json_build_object('fr', environment.name_fr, 'en', environment.name_en) as name,
    environment.orbit,
    environment.lifetime_years as "lifetimeYears",
    coalesce(
      (
        select json_agg(
          json_build_object(
            'name', parameter.name,
            'unit', parameter.unit,
            'min', parameter.min,
            'max', parameter.max,
            'margin', parameter.margin
          )
          order by parameter.ordinal
        )
        from accreditation.environment_parameter parameter
        where parameter.environment_id = environment.id
      ),
      '[]'::json
    ) as parameters
  from accreditation.environment environment
`;

const FIND_BY_IDS = `/* environment.findByIds */ ${ENVIRONMENT} where environment.id = any($1)`;

export class EnvironmentRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  findByIds(ids: readonly EnvironmentId[]): Promise<EnvironmentRecord[]> {
    return this.database.query<EnvironmentRecord[]>(FIND_BY_IDS, [ids]);
  }
}
