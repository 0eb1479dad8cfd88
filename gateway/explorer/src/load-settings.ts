import { type ExplorerSettings, parseSettings } from './settings';

/** Relative, so that the page also works behind a proxy that adds a prefix. */
const SETTINGS_ADDRESS = './explorer.json';

/** Reads `explorer.json` from the server that served the page. */
export async function loadSettings(): Promise<ExplorerSettings> {
  const response = await fetch(SETTINGS_ADDRESS, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`explorer.json: HTTP ${response.status}`);
  return parseSettings(await response.json());
}
