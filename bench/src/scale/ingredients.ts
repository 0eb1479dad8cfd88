import type { Client } from 'pg';
import type { ScaleCommune, ScaleIngredients } from './scale-firms';

/** Identified by the sample data's own ids, so that scale data is never made of scale data. */
const FIND_TEMPLATES = `
  /* scale.findTemplates */
  select id
  from catalogue.firm firm
  where id like 'firm-demo-%' and demonstration
    and exists (select from catalogue.item item where item.firm_id = firm.id)
  order by id
`;

const FIND_COMMUNES = `
  /* scale.findCommunes */
  select insee_code as code, name, postcodes[1] as postcode, population
  from geo.commune
  where kind = 'COMMUNE' and point is not null and population >= 2000
  order by insee_code
`;

export async function readIngredients(client: Client): Promise<ScaleIngredients> {
  const templates = await client.query<{ id: string }>(FIND_TEMPLATES);
  const communes = await client.query<ScaleCommune>(FIND_COMMUNES);
  return { templates: templates.rows.map(({ id }) => id), communes: communes.rows };
}
