export { exportSearch } from './export-search.command';
export { exportTable } from './export-table.command';
export { ExportedTable } from './exported-table';
