import { describe, expect, test } from 'vitest';
import { addressOf } from '../../src/accounts/address-of.ts';

describe('without a proxy of ours', () => {
  test('only the socket counts, whatever the client writes', () => {
    expect(addressOf('203.0.113.7', '198.51.100.1', 0)).toBe('203.0.113.7');
    expect(addressOf('203.0.113.7', undefined, 0)).toBe('203.0.113.7');
  });

  test.each([
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('the socket %s is counted as %s', (socket, counted) => {
    expect(addressOf(socket, undefined, 0)).toBe(counted);
  });
});

describe('behind proxies of ours', () => {
  test('one hop: what our proxy wrote, which is the last entry', () => {
    expect(addressOf('10.0.0.2', '6.6.6.6, 203.0.113.7', 1)).toBe('203.0.113.7');
    expect(addressOf('10.0.0.2', '203.0.113.7', 1)).toBe('203.0.113.7');
  });

  test('two hops: the last but one', () => {
    expect(addressOf('10.0.0.2', '6.6.6.6, 203.0.113.7, 10.0.0.1', 2)).toBe('203.0.113.7');
  });

  test('with a port or brackets', () => {
    expect(addressOf('10.0.0.2', '203.0.113.7:4711', 1)).toBe('203.0.113.7');
    expect(addressOf('10.0.0.2', '[2001:db8:1:2::9]:4711', 1)).toBe('2001:db8:1:2::/64');
  });

  test.each([undefined, '', 'nonsense', '6.6.6.6, not-an-address'])('no usable entry (%s): the socket', (forwarded) => {
    expect(addressOf('10.0.0.2', forwarded, 1)).toBe('10.0.0.2');
  });

  test('fewer entries than hops: the socket', () => {
    expect(addressOf('10.0.0.2', '6.6.6.6', 2)).toBe('10.0.0.2');
  });
});
