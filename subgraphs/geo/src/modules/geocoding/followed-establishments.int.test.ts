import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@apogee/shared/clock';
import {
  type EstablishmentChanged,
  type EstablishmentLocated,
  establishmentChanged,
  establishmentLocated,
} from '@apogee/shared/contracts';
import { type InTransaction, transactionsOf } from '@apogee/shared/database';
import { EventLog, recordEvent, runConsumer } from '@apogee/shared/events';
import type { CommuneCode, EstablishmentId, FirmId } from '@apogee/shared/ids';
import type { Running } from '@apogee/shared/lifecycle';
import { createLogger } from '@apogee/shared/logger';
import { type GeoFixture, startGeo } from '../../testing/geo-fixture';
import { runGeocoding } from './geocoding.runner';
import { GeoplateformeGeocoder } from './geoplateforme.client';
import { establishmentConsumer } from './on-establishments.command';

const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });
const FIRM = 'firm-demo-followed' as FirmId;
const TOULOUSE = '31555';
const KOUROU = '97304';

function told(
  id: string,
  address: { readonly communeCode: string; readonly line?: string } | null,
): EstablishmentChanged {
  const place =
    address === null
      ? null
      : {
          line: address.line ?? null,
          postcode: null,
          communeCode: address.communeCode as CommuneCode,
        };
  return {
    establishmentId: id as EstablishmentId,
    firmId: FIRM,
    change: place === null ? 'REMOVED' : 'CHANGED',
    demonstration: true,
    address: place,
  };
}

describe('an establishment that the catalogue tells of', () => {
  let geo: GeoFixture;
  let inTransaction: InTransaction;
  let log: EventLog;
  const running: Running[] = [];

  beforeAll(async () => {
    geo = await startGeo();
    inTransaction = transactionsOf(geo.dataSource);
    log = new EventLog(geo.dataSource, logger);
    running.push(runConsumer(establishmentConsumer(systemClock), { log, inTransaction, logger }));
  });
  afterAll(async () => {
    await Promise.all(running.map((work) => work.close()));
    await log.close();
    await geo.close();
  });

  /** Tells it, and resolves when the telling has been read. */
  async function tell(...changes: readonly EstablishmentChanged[]): Promise<void> {
    await inTransaction(async (database) => {
      for (const payload of changes) {
        recordEvent(database, establishmentChanged, {
          subject: payload.establishmentId,
          occurredAt: systemClock.now(),
          payload,
        });
      }
    });
    await become(async () => {
      const consumers = await log.consumers();
      // It is listed once it has begun to read.
      return consumers.length > 0 && consumers.every(({ behind }) => behind === 0);
    });
  }

  /** Asks until it is so; the test's own time limit ends it. */
  async function become(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) {
      await log.consumers();
    }
  }

  async function placeOf(id: string): Promise<Record<string, unknown> | undefined> {
    const [row] = await geo.dataSource.query<Record<string, unknown>[]>(
      `select commune_code as commune, region_code as region, precision, source, firm_id as "firmId", demonstration
       from geo.located_establishment where establishment_id = $1`,
      [id],
    );
    return row;
  }

  /** What was announced of it, in order: the commune, or null where it is no longer located. */
  async function announced(id: string): Promise<readonly (string | null)[]> {
    const { events } = await log.read(await log.beginning(), {
      types: [establishmentLocated.type],
      subjects: [id],
    });
    return events.map(
      ({ payload }) => (payload as EstablishmentLocated).location?.communeCode ?? null,
    );
  }

  it('stands at its commune’s point, moves with its address and goes when it is removed', async () => {
    const id = 'est-followed-moving';
    await tell(told(id, { communeCode: TOULOUSE }));
    expect(await placeOf(id)).toEqual({
      commune: TOULOUSE,
      region: '76',
      precision: 'MUNICIPALITY',
      source: 'COMMUNE',
      firmId: FIRM,
      demonstration: true,
    });
    await tell(told(id, { communeCode: KOUROU }));
    expect(await placeOf(id)).toMatchObject({ commune: KOUROU, region: '03' });
    await tell(told(id, null));
    expect(await placeOf(id)).toBeUndefined();
    expect(await announced(id)).toEqual([TOULOUSE, KOUROU, null]);
  });

  it('is announced once, however often it is told', async () => {
    const id = 'est-followed-again';
    const change = told(id, { communeCode: TOULOUSE });
    await tell(change, change);
    await tell(change);
    expect(await announced(id)).toEqual([TOULOUSE]);
  });

  it('of a former commune stands at the commune that it became part of', async () => {
    // Annecy-le-Vieux, part of Annecy since 2017.
    await tell(told('est-followed-former', { communeCode: '74011' }));
    expect(await placeOf('est-followed-former')).toMatchObject({ commune: '74010' });
  });

  it('is located nowhere when no point of its commune is known, not even where it was', async () => {
    const id = 'est-followed-nowhere';
    await tell(told(id, { communeCode: TOULOUSE }));
    await tell(told(id, { communeCode: '98415' }));
    expect(await placeOf(id)).toBeUndefined();
    expect(await announced(id)).toEqual([TOULOUSE, null]);
  });

  it('stays where a person put it', async () => {
    const id = 'est-followed-corrected';
    await tell(told(id, { communeCode: TOULOUSE }));
    await geo.dataSource.query(
      `update geo.located_establishment
       set source = 'MANUAL', corrected_by = 'somebody', correction_reason = 'seen there' where establishment_id = $1`,
      [id],
    );
    await tell(told(id, { communeCode: KOUROU }));
    await tell(told(id, { communeCode: '98415' }));
    expect(await placeOf(id)).toMatchObject({ commune: TOULOUSE, source: 'MANUAL' });
    expect(await announced(id)).toEqual([TOULOUSE]);
  });

  describe('with a geocoding service', () => {
    let service: Server;
    const asked: string[] = [];

    beforeAll(async () => {
      service = createServer((request, response) => {
        const query = new URL(request.url ?? '/', 'http://service').searchParams;
        asked.push(query.get('q') ?? '');
        const properties = { score: 0.9, type: 'housenumber', citycode: query.get('citycode') };
        const geometry = { coordinates: [1.4823, 43.5625] };
        const features = query.get('q') === 'nowhere' ? [] : [{ properties, geometry }];
        response.end(JSON.stringify({ features }));
      });
      await new Promise<void>((resolve) => {
        service.listen(0, '127.0.0.1', resolve);
      });
      const { port } = service.address() as AddressInfo;
      const url = new URL(`http://127.0.0.1:${port}/`);
      const geocoder = new GeoplateformeGeocoder({ url, logger, spacingMs: 0, backOffMs: 1 });
      // Nothing of the sample is to be asked for here.
      await geo.dataSource.query('update geo.located_establishment set geocoding_due_on = null');
      running.push(
        runGeocoding({ geocoder, inTransaction, clock: systemClock, logger, pauseMs: 10 }),
      );
    });
    afterAll(
      () =>
        new Promise((resolve) => {
          service.close(resolve);
        }),
    );

    it('stands at its address', async () => {
      const id = 'est-followed-street';
      await tell(told(id, { communeCode: TOULOUSE, line: '18 avenue Édouard-Belin' }));
      await become(async () => (await placeOf(id))?.['source'] === 'GEOPLATEFORME');
      expect(await placeOf(id)).toMatchObject({ commune: TOULOUSE, precision: 'HOUSE_NUMBER' });
      expect(await announced(id)).toEqual([TOULOUSE, TOULOUSE]);
      const askedBefore = asked.length;
      await tell(told(id, { communeCode: TOULOUSE, line: '18 avenue Édouard-Belin' }));
      expect(await placeOf(id)).toMatchObject({ source: 'GEOPLATEFORME' });
      expect(asked).toHaveLength(askedBefore);
    });

    it('that does not know its address stays at the commune’s point, to be asked for in a week', async () => {
      const id = 'est-followed-unknown-street';
      await tell(told(id, { communeCode: TOULOUSE, line: 'nowhere' }));
      await become(async () => {
        const [row] = await geo.dataSource.query<{ later: boolean | null }[]>(
          `select geocoding_due_on > current_date + 1 as later
           from geo.located_establishment where establishment_id = $1`,
          [id],
        );
        return row?.later === true;
      });
      expect(await placeOf(id)).toMatchObject({ source: 'COMMUNE', precision: 'MUNICIPALITY' });
    });
  });
});
