import type { RefusalTexts } from './sentence.ts'

export const taxRefusals: RefusalTexts = {}
