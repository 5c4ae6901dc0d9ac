import { type Counting, countingFault } from '../../catalog/counting.ts'
import { exportMeterFindings, exportMeterOf } from '../../catalog/energy-rules.ts'
import { measureFindings } from '../../catalog/measure-rules.ts'
import { planFindings, taxRuleFault } from '../../catalog/plan-rules.ts'
import { checkCharge, checkDiscount, type PriceFinding } from '../../catalog/price-rules.ts'
import { touFindings } from '../../catalog/tou-rules.ts'
import { isBefore } from '../../kernel/period.ts'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { propertyOf } from '../../metering/event-properties.ts'
import { alertFault } from '../usage-alerts/rules.ts'
import { agreedFindings } from './agreed-prices.ts'
import { calendarsOf, countingOf, knownPlans, meterOf, planName } from './catalog.ts'
import type { Scenario, ScenarioSubscription } from './input.ts'
import { unknownIndexes } from './price-indexes.ts'

/**
 * Throws the first reason why the commands would refuse the scenario's catalog or contracts, as a
 * RefusalError; gives what is doubtful about its prices (a volume price whose total falls).
 */
export function checkScenario(scenario: Scenario): Refusal[] {
  for (const fault of scenario.taxRules.map(taxRuleFault)) {
    if (fault !== undefined) throw thrown(fault)
  }
  for (const alert of scenario.usageAlerts) {
    const fault = alertFault({ ...alert, accountNumber: scenario.customer.accountNumber })
    if (fault !== undefined) throw thrown(fault)
  }
  checkNames(scenario)
  const numbers = new Set<string>()
  for (const subscription of scenario.subscriptions) {
    const { subscriptionNumber } = subscription
    if (numbers.has(subscriptionNumber)) {
      throw thrown({ code: 'simulated_twice', facts: { subscription: subscriptionNumber } })
    }
    numbers.add(subscriptionNumber)
    checkSubscription(scenario, subscription)
  }
  checkCommitments(scenario, numbers)
  return warningsOf(findingsOf(scenario))
}

/** Meters of charges and charges of price changes must be there. */
function checkNames(scenario: Scenario): void {
  const { plans, priceChanges } = scenario
  for (const { chargeCode, meterCode } of plans.flatMap(plan => plan.charges)) {
    if (meterCode !== null) needMeter(scenario, meterCode, `charge ${chargeCode}`)
  }
  for (const change of priceChanges) {
    const plan = plans.find(each => planName(each) === planName(change))
    if (plan === undefined) throw planMissing(change)
    const codes = plan.charges.map(charge => charge.chargeCode)
    if (!codes.includes(change.chargeCode)) throw chargeMissing(change, change.chargeCode)
  }
}

function checkSubscription(scenario: Scenario, subscription: ScenarioSubscription): void {
  const versions = [subscription, ...subscription.planChanges]
  const plans = versions.map(version => {
    const plan = scenario.plans.find(each => planName(each) === planName(version))
    if (plan === undefined) throw planMissing(version)
    return plan
  })
  const currency = plans[0]?.currency ?? ''
  const other = plans.find(plan => plan.currency !== currency)
  if (other !== undefined) {
    const facts = { plan: planName(other), currency: other.currency, contract: currency }
    throw thrown({ code: 'simulated_currency_differs', facts })
  }
  checkAlignments(subscription)
  for (const { meterCode, properties } of subscription.events) {
    const property = meterOf(scenario, meterCode)?.property ?? null
    if (property === null || propertyOf(properties, property) !== undefined) continue
    throw thrown({ code: 'event_property_missing', facts: { meter: meterCode, property } })
  }
  const codes = new Set(plans.flatMap(plan => plan.charges.map(charge => charge.chargeCode)))
  for (const { chargeCode } of [...subscription.quantityChanges, ...subscription.discounts]) {
    if (chargeCode !== null && !codes.has(chargeCode)) throw chargeMissing(subscription, chargeCode)
  }
  const where = `subscription ${subscription.subscriptionNumber}`
  for (const { meterCode } of [...subscription.events, ...subscription.channels]) {
    needMeter(scenario, meterCode, where)
  }
}

/** A commitment counts charges that are there, of subscriptions that are there. */
function checkCommitments(scenario: Scenario, numbers: ReadonlySet<string>): void {
  const codes = new Set(scenario.plans.flatMap(plan => plan.charges.map(each => each.chargeCode)))
  for (const { code, subscriptionNumber: subscription, chargeCodes } of scenario.commitments) {
    if (subscription !== null && !numbers.has(subscription)) {
      const facts = { commitment: code, subscription }
      throw thrown({ code: 'simulated_subscription_missing', facts })
    }
    const missing = chargeCodes?.find(charge => charge !== 'once' && !codes.has(charge))
    if (missing !== undefined) {
      const facts = { plan: `commitment ${code}`, charge: missing }
      throw thrown({ code: 'simulated_charge_missing', facts })
    }
  }
}

/** As the commands have it: a plan does not change, late, before an alignment that is there. */
function checkAlignments({ subscriptionNumber, planChanges, alignments }: ScenarioSubscription) {
  const first = Temporal.PlainDate.from('0001-01-01')
  for (const { effectiveOn, knownFrom } of alignments) {
    const late = planChanges.find(
      change =>
        !isBefore(effectiveOn, change.effectiveOn) &&
        (change.withdrawnOn !== null || isBefore(knownFrom ?? first, change.knownFrom ?? first)),
    )
    if (late === undefined) continue
    const facts = { subscription: subscriptionNumber, date: late.effectiveOn.toString() }
    throw thrown({ code: 'alignment_later', facts })
  }
}

function needMeter(scenario: Scenario, meter: string, where: string): void {
  if (meterOf(scenario, meter) !== undefined) return
  throw thrown({ code: 'simulated_meter_missing', facts: { meter, where } })
}

type Version = Parameters<typeof planName>[0]

function planMissing(version: Version): RefusalError {
  return thrown({ code: 'simulated_plan_missing', facts: { plan: planName(version) } })
}

function chargeMissing(version: Version, charge: string): RefusalError {
  return thrown({ code: 'simulated_charge_missing', facts: { plan: planName(version), charge } })
}

const LAST_DAY = Temporal.PlainDate.from('9999-12-31')

function findingsOf(scenario: Scenario): PriceFinding[] {
  const charges = [...knownPlans(scenario, LAST_DAY).values()].flatMap(plan => plan.items)
  const discounts = scenario.subscriptions.flatMap(subscription => subscription.discounts)
  return [
    ...calendarFindings(scenario),
    ...scenario.meters.flatMap(meterFindings),
    ...scenario.plans.flatMap(plan => planFindings(plan, countingsOf(scenario))),
    ...scenario.plans.flatMap(plan => plan.charges.flatMap(row => measured(scenario, row))),
    ...charges.flatMap(({ charge }) => checkCharge(charge)),
    ...agreedFindings(scenario),
    ...unknownIndexes(scenario),
    ...discounts.flatMap(({ fromOn: from, toOn: to, ...rest }) =>
      checkDiscount({ ...rest, from, to }),
    ),
  ]
}

function meterFindings(meter: Scenario['meters'][number]): PriceFinding[] {
  const fault = countingFault(meter)
  return fault === undefined ? [] : [{ severity: 'refusal', ...fault }]
}

function countingsOf(scenario: Scenario): Map<string, Counting> {
  return new Map(
    scenario.meters.flatMap(({ meterCode }) => {
      const counting = countingOf(scenario, meterCode)
      return counting === null ? [] : [[meterCode, counting] as const]
    }),
  )
}

function calendarFindings(scenario: Scenario): PriceFinding[] {
  const calendars = calendarsOf(scenario)
  return scenario.touCalendars.flatMap(({ calendarCode, holidays }): PriceFinding[] => {
    const calendar = calendars.get(calendarCode)
    if (calendar === undefined) return []
    if (holidays === null || calendar.holidays !== null) return touFindings(calendar)
    const facts = { region: holidays.region }
    return [{ severity: 'refusal', code: 'unknown_holiday_region', facts }]
  })
}

function measured(
  scenario: Scenario,
  row: Scenario['plans'][number]['charges'][number],
): PriceFinding[] {
  const source = meterOf(scenario, row.meterCode)?.source
  const exported = meterOf(scenario, exportMeterOf(row) ?? null)?.source
  return [
    ...measureFindings(row, source, calendarsOf(scenario)),
    ...exportMeterFindings(row, source, exported),
  ]
}

function warningsOf(findings: readonly PriceFinding[]): Refusal[] {
  const refusal = findings.find(finding => finding.severity === 'refusal')
  if (refusal !== undefined) throw thrown(refusal)
  const warnings = findings.map(({ code, facts }): Refusal => ({ code, facts }))
  return [...new Map(warnings.map(warning => [JSON.stringify(warning), warning])).values()]
}

function thrown({ code, facts }: Refusal): RefusalError {
  return new RefusalError(code, facts)
}
