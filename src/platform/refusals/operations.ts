import type { RefusalTexts } from './sentence.ts'

export const operationsRefusals: RefusalTexts = {}
