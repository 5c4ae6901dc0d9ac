import { createHash } from 'node:crypto'
import type { CommandHost } from '../../../platform/command.ts'

/** What signing in needs of the system. */
export type SignInHost = CommandHost

/** Who stands before the server. */
export type Visitor = {
  /** The address of the connection, or what a trusted proxy says it is. */
  readonly address: string
  readonly agent: string
  /** The cookie of a browser that somebody signed in with before. */
  readonly device: string | undefined
}

/** The hash under which a name of a bucket is kept. */
export function bucketHash(kind: string, name: string): Buffer {
  return createHash('sha256').update(`${kind} ${name}`).digest()
}
