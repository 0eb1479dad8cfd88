import { AddressGuard } from './address.guard';

const PUBLIC = '93.184.215.14';
const rules = { ports: [443, 8443], allowsLoopback: false };
const leadingTo = (...addresses: readonly string[]): AddressGuard =>
  new AddressGuard(rules, () => Promise.resolve(addresses));
const atHome = new AddressGuard({ ...rules, allowsLoopback: true }, () =>
  Promise.resolve(['127.0.0.1', '::1']),
);

/** Addresses that only somebody inside reaches, or that are nobody's, as names may lead to them. */
const NOT_PUBLIC = [
  '127.0.0.1',
  '127.8.8.8',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '168.63.129.16',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:169.254.169.254',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2001:20::1',
  '2002:7f00:1::',
  '3fff::1',
  '5f00::1',
  '4000::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
] as const;

describe('the address of a receiver', () => {
  it.each(NOT_PUBLIC)(
    'is refused when its name leads to %s, alone or beside a public one',
    async (address) => {
      const url = new URL('https://receiver.example/hook');
      for (const guard of [leadingTo(address), leadingTo(PUBLIC, address)]) {
        await expect(guard.addressesOf(url)).rejects.toThrow('WEBHOOK_ADDRESS_REFUSED');
      }
    },
  );

  it.each(NOT_PUBLIC.map((address) => (address.includes(':') ? `[${address}]` : address)))(
    'is refused when it is %s itself',
    async (host) => {
      const url = `https://${host}/hook`;
      expect(leadingTo(PUBLIC).faultOf(url)).toBe('WEBHOOK_ADDRESS_REFUSED');
      await expect(leadingTo(PUBLIC).addressesOf(new URL(url))).rejects.toThrow(
        'WEBHOOK_ADDRESS_REFUSED',
      );
    },
  );

  it.each([
    ['https://2130706433/', 'WEBHOOK_ADDRESS_REFUSED'],
    ['https://0x7f.1/', 'WEBHOOK_ADDRESS_REFUSED'],
    ['https://0177.0.0.1/', 'WEBHOOK_ADDRESS_REFUSED'],
    ['https://127.1/', 'WEBHOOK_ADDRESS_REFUSED'],
    ['https://127。0。0。1/', 'WEBHOOK_ADDRESS_REFUSED'],
    ['https://①②⑦.⓪.⓪.①/', 'WEBHOOK_ADDRESS_REFUSED'],
    ['https://127.0.0.1./', 'WEBHOOK_ADDRESS_REFUSED'],
    ['https://[::ffff:7f00:1]/', 'WEBHOOK_ADDRESS_REFUSED'],
    ['http://receiver.example/', 'WEBHOOK_URL_MALFORMED'],
    ['ftp://receiver.example/', 'WEBHOOK_URL_MALFORMED'],
    ['file:///etc/passwd', 'WEBHOOK_URL_MALFORMED'],
    ['gopher://127.0.0.1/', 'WEBHOOK_URL_MALFORMED'],
    ['https://user@receiver.example/', 'WEBHOOK_URL_MALFORMED'],
    ['https://user:word@receiver.example/', 'WEBHOOK_URL_MALFORMED'],
    ['https://receiver.example@127.0.0.1/', 'WEBHOOK_URL_MALFORMED'],
    ['https://receiver.example/#part', 'WEBHOOK_URL_MALFORMED'],
    ['https:', 'WEBHOOK_URL_MALFORMED'],
    ['receiver.example', 'WEBHOOK_URL_MALFORMED'],
    ['', 'WEBHOOK_URL_MALFORMED'],
    ['https://receiver.example:22/', 'WEBHOOK_PORT_REFUSED'],
    ['https://receiver.example:80/', 'WEBHOOK_PORT_REFUSED'],
    ['https://receiver.example:5432/', 'WEBHOOK_PORT_REFUSED'],
    [`https://${PUBLIC}:25/`, 'WEBHOOK_PORT_REFUSED'],
  ])('is refused as %s: %s', (url, fault) => {
    expect(leadingTo(PUBLIC).faultOf(url)).toBe(fault);
  });

  it.each([
    ['https://receiver.example/hook?key=1', PUBLIC],
    ['https://receiver.example:8443/', '2606:4700::6810:84e5'],
    [`https://${PUBLIC}/`, PUBLIC],
    ['https://[2606:4700::6810:84e5]/', '2606:4700::6810:84e5'],
  ])('is taken as %s, which leads to %s', async (url, address) => {
    const guard = leadingTo(address);
    expect(guard.faultOf(url)).toBeNull();
    expect(await guard.addressesOf(new URL(url))).toEqual([address]);
  });

  it('may be on this machine while developing, and nowhere else that is not public', async () => {
    expect(await atHome.addressesOf(new URL('http://receiver.example:3000/'))).toEqual([
      '127.0.0.1',
      '::1',
    ]);
    expect(atHome.faultOf('http://127.0.0.1:3000/')).toBeNull();
    expect(atHome.faultOf('http://10.0.0.1:3000/')).toBe('WEBHOOK_ADDRESS_REFUSED');
    expect(atHome.faultOf(`http://${PUBLIC}/`)).toBe('WEBHOOK_URL_MALFORMED');
    const elsewhere = new AddressGuard({ ...rules, allowsLoopback: true }, () =>
      Promise.resolve([PUBLIC]),
    );
    await expect(elsewhere.addressesOf(new URL('http://receiver.example/'))).rejects.toThrow(
      'WEBHOOK_URL_MALFORMED',
    );
    await expect(elsewhere.addressesOf(new URL('https://receiver.example:22/'))).rejects.toThrow(
      'WEBHOOK_PORT_REFUSED',
    );
  });
});
