import { loadEntitySettings } from '../../../../reporting/console/load/settings/legal-entities.ts'
import { loadTaxSubjects } from '../../../../reporting/console/load/settings/taxes.ts'
import { loadTaxRules } from '../../../../tax/load.ts'
import { dayOf, view } from '../../view.ts'

/** Every dated rate, and what rates can be about. */
export const taxesView = view({
  path: 'taxes',
  permission: 'catalog.read',
  parameters: {},
  read: async (tx, { now }) => ({
    today: dayOf(now),
    rules: await loadTaxRules(tx),
    ...(await loadTaxSubjects(tx)),
    entities: (await loadEntitySettings(tx)).map(({ code, name, currency, country, region }) => ({
      ...{ code, name, currency, country, region },
    })),
  }),
})
