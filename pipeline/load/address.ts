/** Which addresses of the network a source may name: those of the public internet. */
import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { BlockList, isIP } from 'node:net'

/** The special-purpose registries of IANA (RFC 6890 and its updates), as far as nothing public is in them. */
const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 96], // unspecified, loopback, and IPv4 in its compatible form
  ['::ffff:0:0:0', 96], // IPv4-translated (RFC 2765)
  ['64:ff9b::', 96], // an IPv4 address behind NAT64, which may be a private one
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16], // an IPv4 address behind 6to4
  ['fc00::', 7],
  ['fe80::', 9], // link-local, and the site-local range once reserved beside it
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6')

/** Of an IP address as text; an IPv4 address inside an IPv6 one (`::ffff:127.0.0.1`) counts as what it is. */
export function isPrivate(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return true
  return PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'
  readonly address: string
  constructor(address: string) {
    super(`the private address ${address}`)
    this.address = address
  }
}

type Resolve = (
  hostname: string,
  options: Parameters<LookupFunction>[1] & { all: true },
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void

/** `dns.lookup` for a socket: the addresses that were checked are those it connects to, so no second answer matters. */
export function publicLookupBy(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses = found ?? []
      const fault = error ?? privateAmong(addresses)
      const [first] = addresses
      if (fault || first === undefined) callback(fault ?? new Error('no address'), [])
      else if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

export const publicLookup: LookupFunction = publicLookupBy(lookup)

function privateAmong(addresses: readonly LookupAddress[]): PrivateAddressError | undefined {
  const bad = addresses.find(({ address }) => isPrivate(address))
  return bad && new PrivateAddressError(bad.address)
}

/** A host written as an IP address is connected to without a lookup, so it is checked here. */
export function refusePrivateHost(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && isPrivate(host)) throw new PrivateAddressError(host)
}
