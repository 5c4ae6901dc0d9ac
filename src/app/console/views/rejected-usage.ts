import { RefusalError } from '../../../kernel/result.ts'
import { listRejectedUsage } from '../../../metering/load/rejected.ts'
import { splitSentence } from '../../../platform/refusals/sentence.ts'
import { sentence } from '../../../platform/refusals/table.ts'
import { loadLikelyChannels } from '../../../reporting/console/load/rejected-usage.ts'
import { view } from '../view.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A refused row: what came, why it was refused and what to do, and the meters that it may mean. */
export const rejectedUsageView = view({
  path: 'rejected-usage/:number',
  permission: 'usage.read',
  parameters: {},
  read: async (tx, { number, language }) => {
    const filter = { ids: [number] }
    const [found] = ID.test(number) ? await listRejectedUsage(tx, filter, 1) : []
    if (found === undefined) throw new RefusalError('unknown_rejected_usage', { id: number })
    const [reason, remedy] = splitSentence(sentence(found.refusal, language))
    const row = (found.received ?? {}) as Readonly<Record<string, unknown>>
    const serial = typeof row.serial === 'string' ? row.serial : ''
    const named = { account: found.accountNumber, serial }
    const meters = found.kind === 'event' ? [] : await loadLikelyChannels(tx, found.kind, named)
    return { ...found, reason, remedy, meters }
  },
})
