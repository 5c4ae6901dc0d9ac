import { isBefore, later } from '../../kernel/period.ts'
import { ok, type Refusal, type Result } from '../../kernel/result.ts'
import { type Command, type CommandHost, execute } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Language } from '../../platform/refusals/sentence.ts'
import { sentence } from '../../platform/refusals/table.ts'
import type { BatchAnswer } from '../../platform/row-batch.ts'
import { type BillDifference, compareBills } from './compare-bills.ts'
import { type BillPreview, previewWithin } from './preview-invoice.ts'

/** Which change is looked at, and of whose bill. */
export type ChangeAsked = {
  readonly account: string
  /** The day on which it takes effect, where that is known. */
  readonly on?: Temporal.PlainDate | undefined
  readonly language: Language
}

/** What a change would do. */
export type ChangePreview = {
  /** What the command would answer. */
  readonly answer: unknown
  readonly bills: readonly BillDifference[]
  /** Why usage is left out of the bills, as a sentence: it is not known yet. */
  readonly usageLeftOut: string | null
  /** Why there is no bill to compare, as a sentence. */
  readonly notBilled: string | null
}

/**
 * What a command would do to the next bill of an account: the bill is made before and after it in one
 * transaction, by the functions of the bill run, and all of it is rolled back. Where the next bill stays
 * the same, or ends before the change, the one after it is compared, up to a month after the change. It needs what the command needs: nobody sees by it what a
 * change comes to that they could not make or put forward.
 */
export function previewChange(
  host: CommandHost,
  command: Command,
  input: unknown,
  asked: ChangeAsked,
  actor: string,
): Promise<Result<ChangePreview>> {
  const { stakes: _, atStake: __, loggedValue: ___, ...plain } = command
  const watched: Command<typeof command.input, ChangePreview> = {
    ...plain,
    run: async (tx, parsed, ctx) => {
      const now = ctx.clock.now()
      const before = await billsOf(tx, asked, now)
      const done = await command.run(tx, parsed, ctx)
      if (!done.ok) return done
      // A batch answers for its rows: the change of one customer is one row, which was taken or not.
      const rejected = rejectedRow(done.value)
      if (rejected !== undefined) return { ok: false, refusal: rejected }
      return ok({ answer: done.value, ...(await comparedWith(tx, before, asked, now)) })
    },
  }
  return execute(host, watched, input, { actor, dryRun: true })
}

function rejectedRow(answer: unknown): Refusal | undefined {
  const rows = (answer as Partial<BatchAnswer> | null)?.rows
  return Array.isArray(rows) ? rows.find(each => each?.refusal !== undefined)?.refusal : undefined
}

/** Bills as they are made before a change: the next one, and the one after it. */
type Bills = {
  readonly withoutUsage: boolean
  readonly usageLeftOut: string | null
  readonly notBilled: string | null
  readonly next: readonly BillPreview[]
  readonly later: readonly BillPreview[]
  readonly laterThrough: Temporal.PlainDate | undefined
}

async function billsOf(tx: Tx, asked: ChangeAsked, now: Temporal.Instant): Promise<Bills> {
  const preview = async (through: Temporal.PlainDate | undefined, withoutUsage: boolean) => {
    const known = { account: asked.account, through, usage: false, withoutUsage, now }
    const made = await previewWithin(tx, known)
    return made.ok ? made.value : []
  }
  const whole = await preview(undefined, false)
  const parked = whole.find(({ outcome }) => outcome === 'held' || outcome === 'failed')
  const told =
    parked && sentence({ code: parked.reason ?? '', facts: parked.facts }, asked.language)
  const withoutUsage = parked !== undefined
  const next = withoutUsage ? await preview(undefined, true) : whole
  const still = next.some(({ outcome }) => outcome === 'held' || outcome === 'failed')
  const first = next[0]?.through
  const laterThrough = first && later(first, asked.on ?? first).add({ months: 1 })
  return {
    withoutUsage,
    usageLeftOut: withoutUsage && !still ? (told ?? null) : null,
    notBilled: still ? (told ?? null) : null,
    next,
    later: laterThrough === undefined ? [] : await preview(laterThrough, withoutUsage),
    laterThrough,
  }
}

async function comparedWith(tx: Tx, before: Bills, asked: ChangeAsked, now: Temporal.Instant) {
  const { withoutUsage, usageLeftOut, notBilled } = before
  const compared = async (bills: readonly BillPreview[]): Promise<BillDifference[]> => {
    const found: BillDifference[] = []
    for (const bill of bills) {
      const { account } = asked
      const known = { account, entity: bill.entity.code, through: bill.through }
      const made = await previewWithin(tx, { ...known, usage: false, withoutUsage, now })
      if (made.ok) found.push(...made.value.flatMap(after => compareBills(bill, after)))
    }
    return found.filter(({ lines }) => lines.length > 0)
  }
  const next = await compared(before.next)
  const [through] = before.next.map(bill => bill.through)
  const day = asked.on ?? now.toZonedDateTimeISO('UTC').toPlainDate()
  // A change after the next bill's last day takes something off it, and charges the new terms on a later one.
  const isWhole = through !== undefined && isBefore(day, through)
  const after = next.length > 0 && isWhole ? [] : await compared(before.later)
  return { bills: after.length > 0 ? after : next, usageLeftOut, notBilled }
}
