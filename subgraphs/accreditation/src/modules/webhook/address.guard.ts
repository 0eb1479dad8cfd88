import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { UrlFault } from './url-fault';

/** Which addresses messages may be sent to. */
export interface AddressRules {
  /** Ports of public receivers. */
  readonly ports: readonly number[];
  /** For developing: receivers on this machine, over http as well and on any port. */
  readonly allowsLoopback: boolean;
}

/** Sending to an address is not allowed. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';

  constructor(readonly fault: UrlFault) {
    super(`The rules for receivers do not allow this address: ${fault}`);
  }
}

export type ResolveName = (name: string) => Promise<readonly string[]>;

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };
/** The cloud's own service for the machines in it, at an address that is public by its number (Azure). */
const SERVICES_OF_CLOUDS = new Set(['168.63.129.16']);
/** All that is given out of IPv6 lies here; it leaves out addresses with an IPv4 address inside, as `::7f00:1`. */
const GIVEN_OUT_IPV6 = ipaddr.IPv6.parse('2000::');
const GIVEN_OUT_BITS = 3;

/**
 * Keeps the system from being used to reach what only it can reach: its own network, its machine, the services of its
 * cloud. A name is judged by all its addresses, each time it is used, and the connection goes to what was judged.
 */
export class AddressGuard {
  constructor(
    private readonly rules: AddressRules,
    private readonly resolveName: ResolveName = resolveBySystem,
  ) {}

  /** What is wrong with an address as it is written; null for nothing. What its name leads to is seen when sending. */
  faultOf(text: string): UrlFault | null {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || !isWellFormed(url)) {
      return UrlFault.MALFORMED;
    }
    const host = hostOf(url);
    return isIP(host) === 0 ? this.#faultOfName(url) : this.#faultOfAddress(url, host);
  }

  /** The addresses that the name leads to now, all of which are allowed. Throws `AddressRefused`. */
  async addressesOf(url: URL): Promise<readonly string[]> {
    const fault = this.faultOf(url.href);
    if (fault !== null) {
      throw new AddressRefused(fault);
    }
    const host = hostOf(url);
    const addresses = isIP(host) === 0 ? await this.resolveName(host) : [host];
    for (const address of addresses) {
      const faultOfOne = this.#faultOfAddress(url, address);
      if (faultOfOne !== null) {
        throw new AddressRefused(faultOfOne);
      }
    }
    return addresses;
  }

  #faultOfName(url: URL): UrlFault | null {
    // A name may lead to this machine, where other rules hold.
    return this.rules.allowsLoopback ? null : this.#faultOfPublic(url);
  }

  #faultOfAddress(url: URL, address: string): UrlFault | null {
    if (this.rules.allowsLoopback && rangeOf(address) === 'loopback') {
      return null;
    }
    return isPublic(address) ? this.#faultOfPublic(url) : UrlFault.ADDRESS;
  }

  #faultOfPublic(url: URL): UrlFault | null {
    if (url.protocol !== 'https:') {
      return UrlFault.MALFORMED;
    }
    return this.rules.ports.includes(portOf(url)) ? null : UrlFault.PORT;
  }
}

function isWellFormed({ protocol, username, password, hash, hostname }: URL): boolean {
  return (
    (protocol === 'https:' || protocol === 'http:') &&
    username === '' &&
    password === '' &&
    hash === '' &&
    hostname !== ''
  );
}

/** As it is resolved: without the brackets of IPv6, and without the dot that ends a full name. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (DEFAULT_PORTS[protocol] ?? 0) : Number(port);
}

/** Of an IPv4 address inside an IPv6 one (`::ffff:127.0.0.1`), the range is that of the IPv4 address. */
function rangeOf(address: string): string {
  return ipaddr.process(address).range();
}

function isPublic(address: string): boolean {
  const parsed = ipaddr.process(address);
  const isGivenOut = parsed instanceof ipaddr.IPv4 || parsed.match(GIVEN_OUT_IPV6, GIVEN_OUT_BITS);
  return isGivenOut && parsed.range() === 'unicast' && !SERVICES_OF_CLOUDS.has(parsed.toString());
}

async function resolveBySystem(name: string): Promise<readonly string[]> {
  const found = await lookup(name, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}
