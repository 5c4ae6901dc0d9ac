import type { RefusalTexts } from './sentence.ts'

export const ratingRefusals: RefusalTexts = {}
