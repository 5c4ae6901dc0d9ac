import type { z } from 'zod'
import type { World } from '../../../demo/world.ts'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import type { MovableClock } from '../../platform/clock.ts'
import { type Command, execute } from '../../platform/command.ts'
import type { Progress } from '../../platform/progress.ts'
import type { System } from '../../platform/system.ts'
import { commands } from '../registry.ts'
import { type Employee, SET_UP } from './staff.ts'
import type { RunWorker } from './worker.ts'

/** What every scene of the demo is played on. */
export type Stage = {
  readonly system: System
  readonly clock: MovableClock
  /** The actor that each of the staff acts as. */
  readonly staff: ReadonlyMap<Employee, string>
  readonly world: World
  /** Where the world's CSV files lie. */
  readonly folder: string
  readonly worker: RunWorker
  readonly progress: Progress
  /** Ends the demo between two steps. */
  readonly signal: AbortSignal
  /** What the clerk knows when she reviews. */
  readonly known: { readonly stories: Map<string, string>; readonly checked: Set<string> }
  /** What did not go as the world says it should, in sentences. */
  readonly surprises: string[]
}

/** Carries out a command as one of the demo's people, or who set it up; a refusal is thrown. */
export async function act<Input extends z.ZodType, Value>(
  stage: Stage,
  who: Employee | typeof SET_UP,
  command: Command<Input, Value>,
  input: z.input<Input>,
): Promise<Value> {
  stage.signal.throwIfAborted()
  const actor = who === SET_UP ? who : (stage.staff.get(who) ?? who)
  const result = await execute(stage.system, command, input, { actor })
  if (!result.ok) throw new RefusalError(result.refusal.code, result.refusal.facts)
  const rejected = rejectedRow(result.value)
  if (rejected !== undefined) throw new RefusalError(rejected.code, rejected.facts)
  return result.value
}

/** Carries out what two people do together: one puts it forward, the other approves it. */
export async function actTogether<Input extends z.ZodType, Value>(
  stage: Stage,
  [maker, approver]: readonly [maker: Employee, approver: Employee],
  command: Command<Input, Value>,
  input: z.input<Input>,
): Promise<Value> {
  const asked = { command: command.name, input, note: 'Please look at this' }
  const { requestId } = (await act(stage, maker, named('requestApproval'), asked)) as {
    requestId: string
  }
  const done = await act(stage, approver, named('approveRequest'), { requestId })
  return (done as { value: Value }).value
}

/** A command that is known by its name alone. */
export function named(name: string): Command {
  const command = commands.get(name)
  if (command === undefined) throw new Error(`defect: no command ${name}`)
  return command
}

/** Commands for many rows answer a row each; here none may be rejected. */
function rejectedRow(value: unknown): Refusal | undefined {
  const { rows } = value as { rows?: readonly { refusal?: Refusal }[] }
  return rows?.find(row => row.refusal !== undefined)?.refusal
}

/** Moves the clock to a time of a day, UTC; it does not go back. */
export function moveTo(stage: Stage, day: string, time: string): void {
  const instant = Temporal.Instant.from(`${day}T${time}Z`)
  if (Temporal.Instant.compare(instant, stage.clock.now()) > 0) stage.clock.set(instant)
}

/** A day some days later. */
export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** The account number of a story, where the world is large enough to have it. */
export function accountOf(world: World, story: string): string | undefined {
  return world.stories.find(each => each.code === story)?.accountNumber
}
