import type { PolicyVersion } from '../../views/dunning-policies.ts'
import { decimalIn } from '../price/price-draft.ts'

type Texts = Readonly<Record<string, string>>

/** A level while it is typed. */
export type LevelDraft = {
  readonly key: string
  readonly afterDays: string
  readonly daysSinceLast: string
  readonly channel: string
  readonly template: string
  readonly fees: Texts
}

/** A policy of reminders while it is typed. */
export type PolicyDraft = {
  readonly policyCode: string
  readonly fromOn: string
  readonly name: Texts
  readonly graceDays: string
  readonly thresholds: Texts
  readonly returnGraceDays: string
  readonly afterReturn: string
  readonly daysToPay: string
  readonly inHardship: string
  readonly beforePromise: string
  readonly levels: readonly LevelDraft[]
}

const FIRST: Omit<LevelDraft, 'key'> = {
  ...{ afterDays: '7', daysSinceLast: '0', channel: 'preferred', template: 'reminder_1', fees: {} },
}

/** A policy that nobody has yet, with one level to begin with. */
export function newPolicy(today: string): PolicyDraft {
  return {
    ...{ policyCode: '', fromOn: today, name: {}, graceDays: '3', thresholds: {} },
    ...{ returnGraceDays: '7', afterReturn: 'keep', daysToPay: '10', inHardship: 'stop' },
    beforePromise: 'write',
    levels: [{ key: '1', ...FIRST }],
  }
}

/** The next version of a policy: everything as before, to hold from a day on. */
export function nextPolicy(from: PolicyVersion, fromOn: string): PolicyDraft {
  const { policyCode, name, thresholds, afterReturn, inHardship, beforePromise } = from
  return {
    ...{ policyCode, fromOn, name, thresholds, afterReturn, inHardship, beforePromise },
    graceDays: String(from.graceDays),
    returnGraceDays: String(from.returnGraceDays),
    daysToPay: String(from.daysToPay),
    levels: from.levels.map(({ level, afterDays, daysSinceLast, ...rest }) => ({
      key: String(level),
      ...{ afterDays: String(afterDays), daysSinceLast: String(daysSinceLast) },
      ...{ channel: rest.channel, template: rest.template, fees: rest.fees },
    })),
  }
}

const REMINDERS = ['reminder_1', 'reminder_2', 'reminder_3', 'final_notice'] as const
/** Texts that a level can be written from. */
export const LEVEL_TEMPLATES: readonly string[] = REMINDERS

/** A level more, after the last: two weeks later, by the text that comes next. */
export function withLevel(draft: PolicyDraft, key: string): PolicyDraft {
  const last = draft.levels.at(-1)
  if (last === undefined) return { ...draft, levels: [{ key, ...FIRST }] }
  const text = REMINDERS[Math.min(draft.levels.length, REMINDERS.length - 1)] ?? 'final_notice'
  const added = {
    ...{ key, channel: last.channel, template: text, fees: last.fees, daysSinceLast: '10' },
    afterDays: String(Number(last.afterDays) + 14),
  }
  return { ...draft, levels: [...draft.levels, added] }
}

/** Texts by language or currency without those left empty; amounts with a point. */
export const givenTexts = (texts: Texts, decimal = false) =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      text.trim() === '' ? [] : [[name, decimal ? decimalIn(text) : text.trim()]],
    ),
  )

/** What is no number is sent as typed, so that the server says what is wrong with it. */
export const wholeOrTyped = (text: string) =>
  /^\s*\d+\s*$/.test(text) ? Number(text) : text.trim()

/** A policy as the command takes it. */
export function policyRowOf(draft: PolicyDraft) {
  const { graceDays, returnGraceDays, daysToPay, levels, thresholds, name, ...rest } = draft
  return {
    ...rest,
    policyCode: draft.policyCode.trim(),
    name: givenTexts(name),
    graceDays: wholeOrTyped(graceDays),
    returnGraceDays: wholeOrTyped(returnGraceDays),
    daysToPay: wholeOrTyped(daysToPay),
    thresholds: givenTexts(thresholds, true),
    levels: levels.map(({ key: _, afterDays, daysSinceLast, fees, ...level }, at) => ({
      level: at + 1,
      ...level,
      afterDays: wholeOrTyped(afterDays),
      daysSinceLast: wholeOrTyped(daysSinceLast),
      fees: givenTexts(fees, true),
    })),
  }
}

/** What can be compared of a version: one text a line, by what it is about. */
export function policyFacts(draft: PolicyDraft): readonly (readonly [string, string])[] {
  const money = (texts: Texts) =>
    Object.entries(givenTexts(texts, true))
      .map(([currency, amount]) => `${amount} ${currency}`)
      .sort()
      .join(', ')
  const { graceDays, thresholds, returnGraceDays, afterReturn, daysToPay, inHardship } = draft
  const { beforePromise } = draft
  return [
    ['graceDays', graceDays],
    ['thresholds', money(thresholds)],
    ['returnGraceDays', returnGraceDays],
    ['afterReturn', afterReturn],
    ['daysToPay', daysToPay],
    ['inHardship', inHardship],
    ['beforePromise', beforePromise],
    ...draft.levels.flatMap((level, at) => {
      const of = (name: string) => `${name} ${at + 1}`
      return [
        [of('afterDays'), level.afterDays],
        [of('daysSinceLast'), level.daysSinceLast],
        [of('channel'), level.channel],
        [of('template'), level.template],
        [of('fees'), money(level.fees)],
      ] as const
    }),
  ]
}
