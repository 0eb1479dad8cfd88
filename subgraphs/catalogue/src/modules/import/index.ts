export { type FileToImport, importFile } from './import-file.command';
export {
  explainFailure,
  ImportFormat,
  type ImportJob,
  type ImportProgress,
} from './import-job';
export { reportTable } from './import-report.command';
