import { ok, type Result, refuse } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import { runJobAgainInput } from './api.ts'
import { lockFailedJob } from './load.ts'
import { saveJobAgain } from './save.ts'

/**
 * Has a job that was given up, or that waits for its next try, done now. A job does its work in
 * commands that do nothing twice, so trying it again does no harm.
 */
export const runJobAgain = defineCommand({
  name: 'runJobAgain',
  summary: 'Run a job again that failed, now and with all its tries before it',
  permission: 'webhooks.manage',
  input: runJobAgainInput,
  run: async (tx, { jobId }): Promise<Result<{ jobId: string; task: string; tries: number }>> => {
    const job = await lockFailedJob(tx, jobId)
    if (job === undefined) return refuse('unknown_failed_job', { job: jobId })
    await saveJobAgain(tx, jobId)
    return ok({ jobId, task: job.task, tries: job.attempts })
  },
})
