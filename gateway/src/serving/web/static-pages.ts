import type { Handler } from '@apogee/shared/http';
import { below, staticFiles } from './static-files';
import type { StaticPage } from './web-settings';

/** Serves pages below their paths, and everything else by the other handler. */
export function staticPages(pages: readonly StaticPage[], otherwise: Handler): Handler {
  const served = pages.map(({ path, folder, headers }) => ({
    path,
    handle: staticFiles(folder, headers),
  }));
  return (request, response) => {
    for (const { path, handle } of served) {
      if (request.url === path) {
        // The page's own addresses are relative to its folder.
        response.statusCode = 308;
        response.setHeader('location', `${path}/`);
        response.end();
        return Promise.resolve();
      }
      const url = below(path, request);
      if (url !== null) {
        request.url = url;
        return handle(request, response);
      }
    }
    return otherwise(request, response);
  };
}
