import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test.for([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:5678', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]:5678', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
  ['::1', '::/64'],
] as const)('%s is of the network %s', ([address, network]) => {
  expect(networkOf(address)).toBe(network)
})

test.for([undefined, '', 'unix:', 'shop.example', '1.2.3.4.5', '2001:db8::1::2', '%'])(
  '%j is of no known network',
  (address) => {
    expect(networkOf(address)).toBe('unknown')
  },
)
