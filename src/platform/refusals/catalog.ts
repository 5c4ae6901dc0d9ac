import type { RefusalTexts } from './sentence.ts'

export const catalogRefusals: RefusalTexts = {}
