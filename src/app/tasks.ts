import type { Tasks } from '../platform/jobs.ts'
import type { System } from '../platform/system.ts'

/** Every task a worker can do, by the name under which jobs are added. */
export function tasksOf(_system: System): Tasks {
  return {}
}
