import type { RefusalTexts } from './sentence.ts'

export const invoicingRefusals: RefusalTexts = {}
