import { BlockList, isIP } from 'node:net'

/**
 * What is not the public internet by IANA's registers of special addresses: this machine, private
 * networks, link-local (there clouds keep their metadata), carrier NAT, documentation, multicast.
 */
const INTERNAL_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** Inside 2000::/3, outside of which nothing of IPv6 is public: tunnels into IPv4, documentation. */
const INTERNAL_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']
const PUBLIC_6 = ['2000::/3']

/** A set of networks, as `10.20.0.0/16`; an address alone is a network of one. */
export type Networks = { includes(address: string): boolean; readonly isEmpty: boolean }

/** Reads networks; undefined where one is not understood. */
export function readNetworks(texts: readonly string[]): Networks | undefined {
  const list = new BlockList()
  for (const text of texts) {
    const [address = '', bits] = text.split('/')
    const family = isIP(address)
    const most = family === 4 ? 32 : 128
    const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
    if (family === 0 || length < 0 || length > most) return undefined
    list.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6')
  }
  return { includes: address => holds(list, address), isEmpty: texts.length === 0 }
}

function networks(texts: readonly string[]): Networks {
  const read = readNetworks(texts)
  if (read === undefined) throw new Error('defect: a network of our own is wrong')
  return read
}

const internal4 = networks(INTERNAL_4)
const internal6 = networks(INTERNAL_6)
const public6 = networks(PUBLIC_6)

function holds(list: BlockList, address: string): boolean {
  const family = isIP(address)
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** Whether an address is not of the public internet; what is no address counts as internal. */
export function isInternal(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return internal4.includes(address)
    case 6:
      // An IPv4 address in the clothes of IPv6 (::ffff:127.0.0.1) lies outside of 2000::/3, too.
      return !public6.includes(address) || internal6.includes(address)
    default:
      return true
  }
}
