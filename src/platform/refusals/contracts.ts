import type { RefusalTexts } from './sentence.ts'

export const contractsRefusals: RefusalTexts = {}
