import type { RefusalTexts } from './sentence.ts'

export const documentsRefusals: RefusalTexts = {}
