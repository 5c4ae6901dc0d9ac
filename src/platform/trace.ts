import { AsyncLocalStorage } from 'node:async_hooks'

/** What is going on: stands in every line of the log that is written meanwhile. */
export type Trace = {
  /** Of the request that began it, also where a job ends it. */
  readonly requestId?: string
  readonly command?: string
  readonly task?: string
}

const storage = new AsyncLocalStorage<Trace>()

/** Does the work under this trace, added to the one that holds already. */
export function traced<T>(trace: Trace, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...trace }, work)
}

export function currentTrace(): Trace | undefined {
  return storage.getStore()
}

/** By this name a job's payload carries the request that asked for it. */
const CARRIED = '_requestId'

/** The payload of a job, with the request under which it is added. */
export function withRequest(payload: unknown): unknown {
  const requestId = storage.getStore()?.requestId
  const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload)
  return requestId === undefined || !isObject ? payload : { ...payload, [CARRIED]: requestId }
}

/** A job's payload as it was given, and the request that it came from. */
export function partedRequest(carried: unknown): { payload: unknown; trace: Trace } {
  if (typeof carried !== 'object' || carried === null || !(CARRIED in carried)) {
    return { payload: carried, trace: {} }
  }
  const { [CARRIED]: requestId, ...payload } = carried as Record<string, unknown>
  return { payload, trace: typeof requestId === 'string' ? { requestId } : {} }
}
