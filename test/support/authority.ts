import type { AuthorityOf } from '../../src/platform/system.ts'

/** Where roles are not the matter: whoever acts may do all. */
export const everybodyMay: AuthorityOf = () => ({
  permits: async () => true,
  authorises: async () => undefined,
})
