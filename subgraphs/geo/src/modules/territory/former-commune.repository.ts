import type { DataSource } from 'typeorm';
import type { FormerCommune } from '../../geography/territory';

const COLUMNS = `
  f.insee_code as "inseeCode", f.name, f.successor_code as "successorCode", f.last_listed_on as "lastListedOn"`;

const FIND_BY_CODES = `
  /* formerCommune.findByCodes */
  select ${COLUMNS}
  from geo.former_commune f
  where f.insee_code = any($1)
`;

const FIND_BY_SUCCESSORS = `
  /* formerCommune.findBySuccessors */
  select ${COLUMNS}
  from geo.former_commune f
  where f.successor_code = any($1)
  order by f.successor_code, f.insee_code
`;

/** Reads what became of communes that are no more. */
export class FormerCommuneRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  async findByCodes(codes: readonly string[]): Promise<FormerCommune[]> {
    return this.database.query<FormerCommune[]>(FIND_BY_CODES, [codes]);
  }

  async findBySuccessors(codes: readonly string[]): Promise<FormerCommune[]> {
    return this.database.query<FormerCommune[]>(FIND_BY_SUCCESSORS, [codes]);
  }
}
