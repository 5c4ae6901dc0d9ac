import { AsyncLocalStorage } from 'node:async_hooks'

const origins = new AsyncLocalStorage<string>()

/**
 * Does something on behalf of whoever asks from there (`203.0.113.0/24 request 0190…`): every command
 * in it says so in the log.
 */
export function withOrigin<T>(origin: string, work: () => T): T {
  return origins.run(origin, work)
}

/** From where the command that runs now was asked; undefined for our own jobs. */
export function currentOrigin(): string | undefined {
  return origins.getStore()
}
