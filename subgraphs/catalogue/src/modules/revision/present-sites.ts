import { type Content, isFirmContent, type SiteContent } from './content';

/**
 * Brings the sites of a draft up to the record as it stands: registers may know of new ones meanwhile. What the draft
 * says of a site that is still there stays.
 */
export function withPresentSites(draft: Content, record: Content | null): Content {
  if (record === null || !isFirmContent(draft) || !isFirmContent(record)) {
    return draft;
  }
  return { ...draft, sites: restated(record.sites, draft.sites) };
}

/** Sites as they are, but for those of which something is said. What is said of no site of them comes last. */
export function restated(
  sites: readonly SiteContent[],
  said: readonly SiteContent[],
): readonly SiteContent[] {
  const known = new Set(sites.map(({ id }) => id));
  const saidOf = new Map(said.map((site) => [site.id, site]));
  return [
    ...sites.map((site) => saidOf.get(site.id) ?? site),
    ...said.filter(({ id }) => !known.has(id)),
  ];
}
