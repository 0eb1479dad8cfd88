export { TrlStatementEntity } from './trl-statement.entity';
export { createTrlStatementLoaders, type TrlStatementContext } from './trl-statement.loader';
export { TrlStatementRepository } from './trl-statement.repository';
export {
  ProductRangeTrlStatementsResolver,
  ProductTrlStatementsResolver,
  TrlStatementResolver,
} from './trl-statement.resolver';
