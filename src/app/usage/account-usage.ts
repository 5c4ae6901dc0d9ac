import { loadAccount } from '../../accounts/load/accounts.ts'
import { loadFacts } from '../../invoicing/load/facts.ts'
import { loadForecasts } from '../../invoicing/load/forecast.ts'
import { loadEntitiesOf, readOnly } from '../../invoicing/load/preview.ts'
import type { UsageForecast } from '../../invoicing/usage-forecast.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { languageOf, localAmount, localDate, localNumber } from '../../kernel/localize.ts'
import { formatAmount } from '../../kernel/money.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { loadLegalEntity } from '../../ledger/load.ts'
import { type Db, transaction } from '../../platform/database/database.ts'
import { sentence } from '../../platform/refusals/table.ts'
import { loadTaxRules } from '../../tax/load.ts'
import { sayUsage } from './words.ts'

/**
 * Usage of an account in the periods under way: so far, and expected by their ends. Read from one
 * snapshot; it writes nothing. Refuses `unknown_account`.
 */
export async function accountUsage(
  db: Db,
  number: string,
  now: Temporal.Instant,
): Promise<Result<UsageForecast[]>> {
  return transaction(
    db,
    async tx => {
      await readOnly(tx)
      const account = await loadAccount(tx, number)
      if (account === undefined) return refuse('unknown_account', { account: number })
      const { accountId } = account
      const today = dateOf(now, account.timeZone)
      const taxRules = await loadTaxRules(tx)
      const forecasts: UsageForecast[] = []
      for (const { legalEntityId } of await loadEntitiesOf(tx, accountId)) {
        const seller = await loadLegalEntity(tx, legalEntityId)
        if (seller === undefined) throw new Error('defect: a contract with no legal entity')
        const accountIds = [accountId]
        const facts = await loadFacts(tx, { accountIds, legalEntityId, through: today })
        const asked = facts.map(account => ({ account, today }))
        const context = { seller, taxRules, roundingMode: seller.roundingMode }
        forecasts.push(...(await loadForecasts(tx, asked, context)))
      }
      return ok(forecasts)
    },
    { isolation: 'repeatable read' },
  )
}

/** Usage for a terminal, a paragraph a charge. */
export function usageText(forecasts: readonly UsageForecast[], locale: string): string {
  const language = languageOf(locale)
  if (forecasts.length === 0) return `${sayUsage(language, 'none')}\n`
  return forecasts.map(forecast => forecastText(forecast, locale)).join('\n')
}

function forecastText(forecast: UsageForecast, locale: string): string {
  const language = languageOf(locale)
  const { subscription, charge, unit, currency, period, passed, refusal } = forecast
  const day = (date: Temporal.PlainDate): string => localDate(date.toString(), locale)
  const last = passed.start.equals(passed.end) ? passed.start : passed.end.subtract({ days: 1 })
  const title = sayUsage(language, 'title', {
    subscription,
    charge,
    from: day(period.start),
    to: day(period.end.subtract({ days: 1 })),
  })
  if (refusal !== null) return `${title}\n  ${sentence(refusal, language)}\n`
  const figures = (priced: NonNullable<UsageForecast['soFar']>) => ({
    quantity: localNumber(priced.quantity.toString(), locale),
    unit,
    amount: localAmount(priced.amountMinor, currency, locale),
  })
  const { soFar, projected, estimated } = forecast
  const told = [
    ...(soFar === null ? [] : [sayUsage(language, 'so_far', { ...figures(soFar), to: day(last) })]),
    ...(estimated ? [sayUsage(language, 'estimated')] : []),
    projected === null
      ? sayUsage(language, 'no_projection')
      : sayUsage(language, projected.method, figures(projected)),
  ]
  return `${title}\n${told.map(line => `  ${line}\n`).join('')}`
}

/** Usage as JSON; amounts in major units, what is expected under `projected` with its method. */
export function usageJson(forecast: UsageForecast, language: 'en' | 'fr' | 'es' | 'de') {
  const { subscription, charge, unit, currency, period, passed, refusal, soFar } = forecast
  const { projected, estimated } = forecast
  const priced = (of: NonNullable<UsageForecast['soFar']>) => ({
    quantity: of.quantity.toString(),
    amount: formatAmount(of.amountMinor, currency),
  })
  return {
    subscription,
    charge,
    unit,
    currency,
    period: { from: period.start.toString(), to: period.end.toString() },
    measured: { from: passed.start.toString(), to: passed.end.toString() },
    estimated,
    soFar: soFar && priced(soFar),
    projected: projected && { ...priced(projected), method: projected.method },
    ...(refusal === null ? {} : { reason: refusal.code, message: sentence(refusal, language) }),
  }
}
