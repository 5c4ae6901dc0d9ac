import { loadEntitySettings } from '../../../../reporting/console/load/settings/legal-entities.ts'
import { view } from '../../view.ts'

/** The companies that issue documents, with what rests on each. */
export const legalEntitiesView = view({
  path: 'legal-entities',
  permission: 'catalog.read',
  parameters: {},
  read: async tx => ({ entities: await loadEntitySettings(tx) }),
})
