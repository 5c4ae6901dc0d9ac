import type { RefusalTexts } from './sentence.ts'

export const ledgerRefusals: RefusalTexts = {}
