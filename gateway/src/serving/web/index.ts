/** What a gateway serves beside the graph and the explorer: queries at addresses of their own, and built pages. */
export { resourceHandler } from './resource-handler';
export { staticFiles } from './static-files';
export { staticPages } from './static-pages';
export { NO_WEB, readWebSettings, type WebSettings } from './web-settings';
