import { join } from 'node:path';
import { trusted } from '../../harness/trusted';

/**
 * This gateway with its protections taken out, to see what they cost: its program has no switch for that. Admission
 * still parses, validates and keeps documents; limits on bodies stay. What is taken out is named, so that this fails
 * rather than measures nothing when the gateway changes.
 */

const GATEWAY = join(__dirname, '../../../../gateway/dist');

interface Work {
  readonly work: (signal: AbortSignal) => Promise<unknown>;
}

type Replacement = (...args: never[]) => unknown;

function load(module: string): Record<string, unknown> {
  return trusted(require(join(GATEWAY, module)));
}

function replace(owner: unknown, name: string, replacement: Replacement): void {
  if (typeof owner !== 'object' || owner === null || !(name in owner)) {
    throw new Error(`the gateway has no "${name}" any more: ${__filename} must follow it`);
  }
  Object.defineProperty(owner, name, { value: replacement, enumerable: true });
}

function prototypeOf(module: string, name: string): unknown {
  const made = load(module)[name];
  return typeof made === 'function' ? made.prototype : null;
}

function takeOutProtections(): void {
  replace(load('admission/check-limits.js'), 'checkLimits', () => null);
  replace(prototypeOf('admission/admission.js', 'Admission'), 'judgeCost', () => ({
    estimate: 0,
    budget: 0,
    refused: null,
  }));
  replace(
    load('transports/control/controlled-transport.js'),
    'controlledTransport',
    (transport: unknown) => transport,
  );
  const control = prototypeOf('control/operation-control.js', 'OperationControl');
  replace(control, 'run', async ({ work }: Work) => {
    // One for each: listeners would pile up on a signal for all.
    const { signal } = new AbortController();
    return { kind: 'done', result: await work(signal) };
  });
  replace(load('serving/client-presence.js'), 'askerOf', () => ({}));
}

takeOutProtections();
load('main.js');
