export { removeExpiredExports } from './delete-export.command';
export { ExportResolver } from './export.resolver';
export { exportRunner } from './export.runner';
export { ExportContentRepository } from './export-content.repository';
export { createExportLoaders, type ExportContext } from './export-job.loader';
export { ExportJobRepository } from './export-job.repository';
export { exportSearch } from './export-search.command';
export { exportTable } from './export-table.command';
export { ExportedTable } from './exported-table';
