import { dateOf } from '../../../kernel/calendar.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { expiryOf, sequenceOf, stateOn } from '../../../receivables/mandates/mandate.ts'
import {
  loadCollections,
  loadConsents,
  loadMandateEvents,
  loadMandateShown,
  loadPapers,
} from '../../../reporting/console/load/mandate.ts'
import { short } from '../../server/query.ts'
import { view } from '../view.ts'

/** A mandate: whether it can be used, until when, what was collected under it, what became of it. */
export const mandateView = view({
  path: 'mandates/:number',
  permission: 'payments.read',
  parameters: { entity: short.optional() },
  read: async (tx, { number, entity, now }) => {
    const mandate = await loadMandateShown(tx, number, entity)
    if (mandate === undefined) throw new RefusalError('unknown_mandate', { reference: number })
    const today = dateOf(now, mandate.timeZone)
    return {
      today,
      mandate,
      state: stateOn(mandate, today),
      expiresOn: expiryOf(mandate) ?? null,
      nextSequence: mandate.scheme === 'ach' ? null : sequenceOf(mandate),
      events: await loadMandateEvents(tx, mandate),
      collections: await loadCollections(tx, mandate),
      consents: await loadConsents(tx, mandate),
      papers: await loadPapers(tx, mandate),
    }
  },
})
