import {
  decidingRules,
  HOLIDAY,
  SLOT_MINUTES,
  type TouRule,
} from '../../../../src/catalog/tou-calendar.ts'

/** A stretch of a day in one band, in minutes since midnight; `to` is excluded. */
export type Stretch = { readonly band: string; readonly from: number; readonly to: number }

/** Kinds of days (1 to 7, `HOLIDAY`) that look the same, with their stretches. */
export type KindOfDay = {
  readonly kinds: readonly number[]
  readonly stretches: readonly Stretch[]
}

/** Months that look the same. */
export type Season = { readonly months: readonly number[]; readonly days: readonly KindOfDay[] }

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)

/** What a calendar's rules come to: months that look alike, in them days that look alike, hour by hour. */
export function seasonsOf(rules: readonly TouRule[], hasHolidays: boolean): Season[] {
  const kinds = Array.from({ length: hasHolidays ? HOLIDAY : 7 }, (_, i) => i + 1)
  const grouped = Map.groupBy(MONTHS, month =>
    JSON.stringify(kinds.map(kind => stretchesOf(rules, month, kind))),
  )
  return [...grouped].map(([key, months]) => {
    const ofKinds = JSON.parse(key) as Stretch[][]
    const alike = Map.groupBy(kinds, kind => JSON.stringify(ofKinds[kind - 1]))
    return {
      months,
      days: [...alike].map(([stretches, same]) => ({
        kinds: same,
        stretches: JSON.parse(stretches) as Stretch[],
      })),
    }
  })
}

/** The stretches of a kind of day in a month; time that no rule covers is in none. */
function stretchesOf(rules: readonly TouRule[], month: number, kind: number): Stretch[] {
  const stretches: { band: string; from: number; to: number }[] = []
  decidingRules(rules, month, kind).forEach((place, slot) => {
    const band = rules[place]?.band
    if (band === undefined) return
    const [from, last] = [slot * SLOT_MINUTES, stretches.at(-1)]
    if (last?.band === band && last.to === from) last.to = from + SLOT_MINUTES
    else stretches.push({ band, from, to: from + SLOT_MINUTES })
  })
  return stretches
}

/** Neighbours of a ring as spans, `[1, 2, 3, 11, 12]` of twelve months as `[[11, 3]]`. */
export function spansOf(members: readonly number[], ring: number): [number, number][] {
  if (members.length === ring) return [[1, ring]]
  const isIn = (each: number) => members.includes(((each - 1 + ring) % ring) + 1)
  return members
    .filter(each => !isIn(each - 1))
    .map(first => {
      let last = first
      while (isIn(last + 1)) last += 1
      return [first, ((last - 1) % ring) + 1]
    })
}
