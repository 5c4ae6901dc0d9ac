import { ok, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { type BounceRow, bounceRow } from '../api.ts'
import { findLastTo, findMessage, lockMessages, type MessageId } from '../load.ts'
import { insertBounce, setStates } from '../save.ts'
import { followUpFailures } from './not-delivered.ts'

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/**
 * Records what mail servers, or a provider of e-mail, say of e-mails that were sent. What failed for
 * good blocks the address, asks a person to look, and goes by post; a soft one is kept and nothing
 * more; a complaint ends e-mails to the address. Told twice it is one report.
 */
export const recordBounces = defineCommand({
  name: 'recordBounces',
  summary: 'Record e-mails that came back, block their addresses and send them by post',
  permission: 'messages.record',
  input: rowsOf(bounceRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, bounceRow)
    for (const { row, value } of batch.open) {
      const found = await messageOf(tx, value)
      if (found === undefined) {
        batch.reject(row, 'unknown_message', { message: value.message ?? value.email })
        continue
      }
      batch.answer(row, (await record(tx, ctx, value, found)) ? 'created' : 'unchanged')
    }
    return ok(batch.result())
  },
})

/** Which message a report is about: by the id in its Message-ID, else the last one to the address. */
async function messageOf(tx: Tx, { message, email }: BounceRow): Promise<MessageId | undefined> {
  const id = UUID.exec(message?.toLowerCase() ?? '')?.[0]
  const known = id === undefined ? undefined : await findMessage(tx, id)
  return known ?? findLastTo(tx, email)
}

async function record(tx: Tx, ctx: Context, row: BounceRow, id: MessageId): Promise<boolean> {
  const now = ctx.clock.now()
  const [message] = await lockMessages(tx, [id])
  if (message === undefined) throw new Error('defect: a message that was found is gone')
  const bounce = {
    ...id,
    bounceId: ctx.newId(),
    email: row.email,
    kind: row.kind,
    status: row.status,
    diagnostic: row.diagnostic ?? '',
    // A report without a name of its own: one of each kind for a message.
    reportKey: row.report ?? `${id.messageId} ${row.kind}`,
  }
  if (!(await insertBounce(tx, bounce, { actor: ctx.actor, now }))) return false
  if (row.kind === 'soft') return true
  const why = [row.status, row.diagnostic].filter(each => each !== null).join(' ')
  const block = row.kind === 'hard' ? ('bounced' as const) : ('complained' as const)
  const isLost = row.kind === 'hard' && message.channel === 'email'
  if (isLost) await setStates(tx, [id], 'bounced', { now, nextAt: null })
  // A complaint was read: its message arrived and needs no letter.
  const told = isLost ? message : { ...message, hasReplacement: true }
  await followUpFailures(tx, ctx, [{ message: told, why, block }])
  return true
}

/** The refusal of a message that nobody knows. */
export function unknownMessage(message: string) {
  return refuse('unknown_message', { message })
}
