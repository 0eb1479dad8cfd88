export { importRunner } from './import.runner';
export { type FileToImport, importFile } from './import-file.command';
export { explainFailure, ImportFormat, type ImportJob, type ImportProgress } from './import-job';
export { createImportReader, type ImportContext } from './import-job.reader';
export { ImportJobRepository } from './import-job.repository';
export { ImportMutations } from './import-mutations.resolver';
export { ImportProblemRepository } from './import-problem.repository';
export { ImportQueries } from './import-queries.resolver';
export { reportTable } from './import-report.command';
