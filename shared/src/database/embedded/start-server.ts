import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ConfigurationError } from '../../errors';
import type { DataFolder } from './data-folder';
import { type ServerOptions, type ServerReport, serverReport } from './server-protocol';

/**
 * Starts the server of a data folder and resolves when it listens, or when another one turned out to have the
 * folder. The server outlives this process when others use it.
 */
export async function startServer(folder: DataFolder, options: ServerOptions): Promise<void> {
  const outcome = await spawnServer(folder, options);
  if (outcome.kind === 'failed') {
    throw new ConfigurationError(
      `The embedded database in ${folder.root} did not start: ${outcome.message}; see ${folder.log}`,
    );
  }
}

function spawnServer(folder: DataFolder, options: ServerOptions): Promise<ServerReport> {
  const log = openSync(folder.log, 'a', 0o600);
  const child = spawn(process.execPath, [...program(), JSON.stringify(options)], {
    cwd: folder.root,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    windowsHide: true,
  });
  closeSync(log);
  child.unref();
  return new Promise((resolve) => {
    child.on('message', (message) => {
      // Under `node --watch` a child reports on the same channel what it requires.
      const report = serverReport.safeParse(message);
      if (report.success) {
        resolve(report.data);
      }
    });
    child.once('error', ({ message }) => resolve({ kind: 'failed', message }));
    child.once('exit', (code, signal) => {
      resolve({ kind: 'failed', message: `it ended with ${signal ?? `status ${code}`}` });
    });
  });
}

/** Built: `server.js` beside this file. From source (jest): `server.ts`, through a hook that strips the types. */
function program(): string[] {
  const extension = extname(__filename);
  const server = join(__dirname, `server${extension}`);
  return extension === '.ts' ? ['-r', join(__dirname, 'run-from-source.cjs'), server] : [server];
}
