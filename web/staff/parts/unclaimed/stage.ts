import type { UnclaimedCase } from '../../views/unclaimed.ts'

/** How far a dormant credit has come on a day: set aside only once the days to answer are over. */
export function stageOf(
  each: Pick<UnclaimedCase, 'heldOn' | 'answerBy'>,
  today: string,
): 'waiting' | 'ripe' | 'held' {
  if (each.heldOn !== null) return 'held'
  return each.answerBy < today ? 'ripe' : 'waiting'
}

/** Days that are left to answer; none once they are over. */
export function daysLeft(answerBy: string, today: string): number {
  return Math.max(0, Math.round((Date.parse(answerBy) - Date.parse(today)) / 86_400_000))
}

/** A place as people write it: the state, then the country. */
export function placeText(place: { readonly country: string; readonly region: string }): string {
  return [place.region, place.country].filter(part => part !== '').join(', ')
}
