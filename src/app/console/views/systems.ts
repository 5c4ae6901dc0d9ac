import {
  loadConnectors,
  loadJobs,
  loadMail,
  loadSchedules,
} from '../../../reporting/console/load/systems.ts'
import { view } from '../view.ts'

/** How the machinery goes: jobs, what is done by itself, whom we talk to, e-mail. */
export const systemsView = view({
  path: 'systems',
  permission: 'webhooks.read',
  read: async (tx, { now }) => ({
    at: now,
    jobs: await loadJobs(tx, now),
    connectors: await loadConnectors(tx),
    schedules: await loadSchedules(tx),
    mail: await loadMail(tx, now),
  }),
})
