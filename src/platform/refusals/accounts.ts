import type { RefusalTexts } from './sentence.ts'

export const accountsRefusals: RefusalTexts = {}
