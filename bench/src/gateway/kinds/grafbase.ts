import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayKind, LaunchSettings } from './gateway-kind';

const PACKAGE = '@grafbase/cli-x86_64-unknown-linux-musl';

function grafbaseKind(name: string, shares: boolean): GatewayKind {
  return {
    name,
    what: `Grafbase (Rust) from npm, composing by itself, de-duplication ${shares ? 'on, its default' : 'off'}`,
    needs: 'grafbase',
    shares,
    launch: (settings) => {
      const home = join(settings.folder, `${name}-${settings.port}`);
      mkdirSync(home);
      return {
        command: join(settings.peersFolder, 'node_modules', PACKAGE, 'grafbase'),
        args: [
          '--home',
          home,
          'dev',
          '--config',
          writeConfig(home, settings, shares),
          '--listen-address',
          `127.0.0.1:${settings.port}`,
        ],
        // Whatever it would ask of the world ends at a closed port of this machine.
        environment: { HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' },
      };
    },
  };
}

function writeConfig(home: string, { subgraphs }: LaunchSettings, shares: boolean): string {
  const entries = subgraphs.map(({ name, sdl, url }) => {
    const schema = join(home, `${name}.graphql`);
    writeFileSync(schema, sdl);
    return `[subgraphs.${name}]\nurl = "${url}"\nschema_path = "${schema}"\n`;
  });
  const path = join(home, 'grafbase.toml');
  const sharing = `[traffic_shaping]\ninflight_deduplication = ${shares}\n`;
  writeFileSync(path, [sharing, ...entries].join('\n'));
  return path;
}

export const grafbase = grafbaseKind('grafbase', false);
export const grafbaseDedup = grafbaseKind('grafbase-dedup', true);
