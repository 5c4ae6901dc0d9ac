import { v7 } from 'uuid'

/**
 * A new id (UUID version 7): unique everywhere, and ordered by the time it was made, so that new
 * rows stand together on disk. Within a process each id is greater than the one before.
 */
export function newId(): string {
  return v7()
}
