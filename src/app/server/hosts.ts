/** Whether only this machine can reach an address to listen on. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name)
}

/**
 * Whether a request names this machine as its host. A page of a foreign site whose name was pointed
 * at 127.0.0.1 (DNS rebinding) names that site, and gets nothing.
 */
export function namesLoopback(hostHeader: string | undefined): boolean {
  if (hostHeader === undefined) return false
  const match = /^(\[[0-9a-f:]+\]|[^:]+)(?::\d{1,5})?$/i.exec(hostHeader)
  return match !== null && isLoopback(match[1] as string)
}

/** A URL of the server for people: `http://localhost:4000`. */
export function urlOf(host: string, port: number): string {
  const name = isLoopback(host) && host !== '::1' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
