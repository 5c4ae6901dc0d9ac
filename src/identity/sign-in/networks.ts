/**
 * The network of an address: what one household, office or provider's customer shares. IPv4 by /24,
 * IPv6 by /48; an IPv4 address in IPv6 form is its own. This machine is `local`.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (/^\d+(?:\.\d+){3}$/.test(plain)) {
    if (plain.startsWith('127.')) return 'local'
    return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  }
  if (!/^[\da-f:]+$/i.test(plain)) return 'unknown'
  const groups = groupsOf(plain)
  if (groups.slice(0, 7).every(group => group === 0) && groups[7] === 1) return 'local'
  const first = groups.slice(0, 3).map(group => group.toString(16))
  return `${first.join(':')}::/48`
}

/** The eight groups of an IPv6 address, with those that `::` leaves out. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.toLowerCase().split('::')
  const parse = (text: string): number[] =>
    text === '' ? [] : text.split(':').map(group => Number.parseInt(group, 16))
  const first = parse(head)
  if (tail === undefined) return first
  const last = parse(tail)
  const left = Math.max(0, 8 - first.length - last.length)
  return [...first, ...new Array<number>(left).fill(0), ...last]
}
