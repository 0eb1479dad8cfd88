import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Quiet and offline: no update check, no sync, and every name but the server's unknown. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** The browser of this machine (CHROME_PATH first), or null when there is none. */
export function findBrowser(): string | null {
  const places = [process.env['CHROME_PATH'] ?? '', ...USUAL_PLACES];
  return places.find((place) => place !== '' && existsSync(place)) ?? null;
}

/** WebGL without a graphics card, for pages that draw with it. */
export const SOFTWARE_WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

export function launchBrowser(
  executablePath: string,
  flags: readonly string[] = [],
): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}

type Launch = (flags?: readonly string[]) => Promise<Browser>;

/** Tests that need a browser: left out, and the title says why, where there is none. */
export function describeWithBrowser(title: string, tests: (launch: Launch) => void): void {
  const path = findBrowser();
  if (path === null) {
    const reason = 'skipped: no Chromium on this machine, set CHROME_PATH';
    describe.skip(`${title} (${reason})`, () => tests(() => Promise.reject(new Error(reason))));
  } else {
    describe(title, () => tests((flags) => launchBrowser(path, flags)));
  }
}
