/** A program for tests: opens a data folder and writes numbers, telling of each one that was committed. */
import { Client } from 'pg';
import { openDatabase } from '../open-database';

async function main([dataDir = '', first = '0']: readonly string[]): Promise<void> {
  const { url } = await openDatabase({ databaseUrl: null, dataDir, onProgress: () => undefined });
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('create table if not exists written (number int primary key)');
  process.send?.({ url });
  for (let number = Number(first); ; number += 1) {
    await client.query('insert into written values ($1)', [number]);
    process.send?.({ written: number });
  }
}

void main(process.argv.slice(2));
