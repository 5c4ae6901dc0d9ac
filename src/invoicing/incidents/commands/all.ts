import type { AnyCommand } from '../../../platform/command.ts'
import { startIncident } from './start.ts'
import { approveIncident, cancelIncident, issueIncident } from './steps.ts'

/** Commands of incidents. */
export const incidentCommands: readonly AnyCommand[] = [
  startIncident,
  approveIncident,
  issueIncident,
  cancelIncident,
]
