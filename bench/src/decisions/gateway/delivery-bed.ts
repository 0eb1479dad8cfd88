import { join } from 'node:path';
import type { HttpProgram } from '../../graph/http-program';
import { findPostgres, type OwnPostgres, startOwnPostgres } from '../../graph/own-postgres';
import { OUR_SUBGRAPHS, startGatewayOver, startSubgraphs } from '../../graph/stacks/our-stacks';
import { allowedProcessors } from '../../harness/process-usage';
import { runLedgerProgram } from '../../ledger/ledger-program';
import { DecidedLabels } from './decided-labels';

const ROOT = join(__dirname, '../../../..');
/** What is committed is on the disk, as PostgreSQL is set by itself. */
const DURABLE = ['fsync=on'];

/**
 * PostgreSQL, subgraphs and a gateway, each a process of its own, with labels to decide about. Without the geo subgraph:
 * its communes take a while to load, and nobody asks for one.
 */
export class DeliveryBed {
  private readonly processors = allowedProcessors();
  private labels: readonly string[] = [];
  readonly decided: DecidedLabels;

  private constructor(
    private readonly postgres: OwnPostgres,
    private readonly subgraphs: readonly HttpProgram[],
    private gateway: HttpProgram,
  ) {
    this.decided = new DecidedLabels(postgres.url);
  }

  /** Null where no PostgreSQL is installed. */
  static async start(labels: number): Promise<DeliveryBed | null> {
    const binaries = findPostgres();
    if (binaries === null) {
      return null;
    }
    const processors = allowedProcessors();
    const postgres = await startOwnPostgres(binaries, processors, DURABLE);
    const subgraphs = await startSubgraphs(
      { databaseUrl: postgres.url, processors, folder: ROOT },
      {
        ...OUR_SUBGRAPHS,
        names: ['catalogue', 'accreditation'],
        environment: { SAMPLE_DATA: 'true', SCHEDULED_WORK: 'false' },
      },
    );
    const gateway = await startGateway(subgraphs, processors);
    const bed = new DeliveryBed(postgres, subgraphs, gateway);
    await bed.makeLabels(labels);
    return bed;
  }

  get url(): string {
    return this.gateway.url;
  }

  /** Labels that nobody has taken before. */
  takeLabels(count: number): readonly string[] {
    const taken = this.labels.slice(0, count);
    this.labels = this.labels.slice(count);
    return taken;
  }

  /** Kills it and starts another one at the same address. */
  async replaceGateway(): Promise<void> {
    this.gateway.program.kill();
    this.gateway = await startGateway(this.subgraphs, this.processors, this.gateway.port);
  }

  async restartPostgres(): Promise<void> {
    await this.postgres.stopHard();
    await this.postgres.startAgain();
  }

  stop(): void {
    for (const { program } of [this.gateway, ...this.subgraphs]) {
      program.kill();
    }
    this.postgres.stop();
  }

  private async makeLabels(count: number): Promise<void> {
    const args = ['--running', String(count)];
    const { status, output } = await runLedgerProgram('fill-ledger', this.postgres.url, args);
    if (status !== 0) {
      throw new Error(`fill-ledger failed:\n${output}`);
    }
    await this.decided.letDoomedFail();
    this.labels = await this.decided.labels();
  }
}

function startGateway(
  subgraphs: readonly HttpProgram[],
  processors: readonly number[],
  port?: number,
): Promise<HttpProgram> {
  return startGatewayOver(subgraphs, {
    processors,
    // Writers are people, for whom somebody has to vouch.
    environment: { NODE_ENV: 'development', DEVELOPMENT_ISSUER: 'true' },
    ...(port === undefined ? {} : { port }),
  });
}
