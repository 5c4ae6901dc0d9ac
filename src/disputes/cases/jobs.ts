import { RefusalError } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { escalateOverdueCases, takeUpDeductions } from './commands/work.ts'

/** The worker's tasks of disputes. */
export function caseTasks(host: CommandHost): Tasks {
  return {
    takeUpDeductions: async () => {
      const on = host.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
      await takeUp(host, on, 'job:takeUpDeductions')
    },
  }
}

/** What is done for disputes once a day: deductions taken up, what is overdue handed up. */
export async function workCases(
  host: CommandHost,
  on: Temporal.PlainDate,
  actor: string,
): Promise<{ opened: number; withdrawn: number; escalated: number }> {
  const came = { ...(await takeUp(host, on, actor)), escalated: 0 }
  for (let isDone = false; !isDone; ) {
    const done = await execute(host, escalateOverdueCases, { on: on.toString() }, { actor })
    if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
    came.escalated += done.value.escalated
    isDone = done.value.isDone
  }
  return came
}

/** Page by page, each a command of its own. */
async function takeUp(host: CommandHost, on: Temporal.PlainDate, actor: string) {
  const came = { opened: 0, withdrawn: 0 }
  let after: string | null = null
  do {
    const input = { on: on.toString(), after }
    const done: Awaited<ReturnType<typeof takePage>> = await takePage(host, input, actor)
    if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
    came.opened += done.value.opened
    came.withdrawn += done.value.withdrawn
    after = done.value.next
  } while (after !== null)
  return came
}

function takePage(host: CommandHost, input: { on: string; after: string | null }, actor: string) {
  return execute(host, takeUpDeductions, input, { actor })
}
