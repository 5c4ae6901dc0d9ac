import { type Registry, registry } from '../platform/command.ts'

/** Every command there is: `quittance run`, the HTTP routes and approvals find them here by name. */
export const commands: Registry = registry([])
