import { RefusalError } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import { workPaymentPlans } from './commands/end.ts'

/** Ends every plan of which an instalment was missed, some hundred at a time; gives how many. */
export async function workPlans(
  host: CommandHost,
  on: Temporal.PlainDate,
  actor: string,
): Promise<number> {
  let defaulted = 0
  for (;;) {
    const done = await execute(host, workPaymentPlans, { on: on.toString() }, { actor })
    if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
    defaulted += done.value.defaulted
    if (done.value.defaulted === 0 && done.value.reopened === 0) return defaulted
  }
}
