/** What files say of an item, as columns of `catalogue.item as item` by the names that files have for them. */
export const ITEM_FACTS = `
    item.name_fr as "nameFr", item.name_en as "nameEn",
    item.description_fr as "descriptionFr", item.description_en as "descriptionEn",
    item.category_code as "categoryCode",
    array(
      select code from catalogue.item_term
      where item_id = item.id and vocabulary = 'ESA_TECHNOLOGY_TREE' order by ordinal
    ) as "technologyDomains",
    array(
      select code from catalogue.item_term
      where item_id = item.id and vocabulary = 'ECSS_DISCIPLINE' order by ordinal
    ) as disciplines,
    item.reference, item.design_issue as "designIssue", item.range_id as "rangeId",
    item.lead_time_months as "leadTimeMonths", item.itar_free as "itarFree",
    item.export_control as "exportControl"
`;
