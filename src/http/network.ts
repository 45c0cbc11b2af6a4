import ipaddr from 'ipaddr.js'

/** What one customer of an internet provider is usually given of IPv6, so that changing the rest of it changes nothing. */
const IPV6_PREFIX_BITS = 64

/** Some proxies write `1.2.3.4:5678` and `[2001:db8::1]:5678`. */
const WITH_PORT = /^(?:([\d.]+):\d+|\[([^\]]+)\](?::\d+)?)$/

/** The network that limits count by: an IPv4 address, the /64 of an IPv6 one, `unknown` for anything else. */
export function networkOf(address: string | undefined): string {
  const bare = address?.trim().replace(WITH_PORT, '$1$2')
  if (bare === undefined || !ipaddr.isValid(bare)) return 'unknown'
  const parsed = ipaddr.process(bare)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${IPV6_PREFIX_BITS}`).toString()}/${IPV6_PREFIX_BITS}`
}
