import { clockMinutes, type IntervalDay } from './interval-series.ts'

/**
 * The time of the clock at which each interval of a day begins: `06:15`. On the day on which clocks
 * go back, an hour is there twice: its times say by how much they are ahead of UTC, `02:15 +02:00`
 * before `02:15 +01:00`. Where clocks go forward an hour is left out.
 */
export function intervalTimes(
  day: Pick<IntervalDay, 'day' | 'minutes' | 'quantities'>,
  timeZone: string,
): readonly string[] {
  const clock = clockMinutes(day, timeZone)
  const times = clock.map(minute => {
    const [hours, minutes] = [Math.floor(minute / 60), minute % 60]
    return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
  })
  if (new Set(times).size === times.length) return times
  const isTwice = (time: string) => times.indexOf(time) !== times.lastIndexOf(time)
  const midnight = day.day.toZonedDateTime(timeZone)
  return times.map((time, i) =>
    isTwice(time) ? `${time} ${midnight.add({ minutes: i * day.minutes }).offset}` : time,
  )
}
