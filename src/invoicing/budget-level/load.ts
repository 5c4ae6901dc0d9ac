import { sql } from 'kysely'
import { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type { TraceStep } from '../../rating/component.ts'
import type { BudgetPeriod } from './level.ts'

/** The level amount of a subscription as it stands, and what its months have cost. */
export type StoredBudget = {
  readonly accountNumber: string
  readonly subscriptionNumber: string
  readonly chargeCode: string
  /** The quantity in force, or agreed for later if that is the last word. */
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  /** The latest twelve, the latest first. */
  readonly periods: readonly BudgetPeriod[]
}

type Row = Omit<StoredBudget, 'unitPrice' | 'periods'> & {
  readonly unitPrice: string | null
  readonly billed: readonly { readonly periodStart: string; readonly trace: TraceStep[] }[]
}

/** The level amounts of subscriptions, named by account and number, in one statement. */
export async function loadBudgets(
  db: Db,
  keys: readonly { readonly accountNumber: string; readonly subscriptionNumber: string }[],
  on: Temporal.PlainDate,
): Promise<StoredBudget[]> {
  const found = await rows(
    db,
    sql<Row>`
      SELECT k.account_number AS "accountNumber", k.number AS "subscriptionNumber",
             i.charge_code AS "chargeCode",
             coalesce((SELECT q.quantity FROM item_quantity q
                        WHERE q.account_id = i.account_id AND q.item_id = i.item_id
                          AND q.quantity IS NOT NULL
                        ORDER BY q.effective_on DESC, q.revision DESC LIMIT 1), i.quantity) AS quantity,
             (SELECT v.price ->> 'unitPrice' FROM price_version v
               WHERE v.plan_code = i.plan_code AND v.plan_version = i.plan_version
                 AND v.charge_code = i.charge_code AND v.effective_from <= ${on}::date
               ORDER BY v.effective_from DESC, v.revision DESC LIMIT 1) AS "unitPrice",
             coalesce(billed.lines, '[]'::json) AS billed
        FROM unnest(${keys.map(key => key.accountNumber)}::text[],
                    ${keys.map(key => key.subscriptionNumber)}::text[]) AS k (account_number, number)
        JOIN account_number n ON n.number = k.account_number
        JOIN subscription s ON s.account_id = n.account_id AND s.number = k.number
        JOIN subscription_item i ON i.account_id = s.account_id
             AND i.subscription_id = s.subscription_id AND i.end_on IS NULL
        JOIN charge c ON c.plan_code = i.plan_code AND c.plan_version = i.plan_version
             AND c.charge_code = i.charge_code AND c.energy ->> 'kind' = 'budget'
       CROSS JOIN LATERAL (
         SELECT json_agg(json_build_object('periodStart', p.period_start, 'trace', p.trace)
                         ORDER BY p.period_start DESC) AS lines
           FROM (SELECT DISTINCT ON (l.period_start) l.period_start, l.trace
                   FROM subscription_item h
                   JOIN invoice_line l ON l.account_id = h.account_id AND l.item_id = h.item_id
                        AND l.component LIKE 'budget@%'
                  WHERE h.account_id = s.account_id AND h.subscription_id = s.subscription_id
                    AND h.charge_code = i.charge_code
                  ORDER BY l.period_start DESC, l.revision DESC
                  LIMIT 12) p
       ) billed`,
  )
  return found.map(({ unitPrice, billed, ...budget }) => ({
    ...budget,
    unitPrice: Decimal.parse(unitPrice ?? '1'),
    periods: billed.flatMap(periodOf),
  }))
}

/** What was taken back and not billed again says nothing of what a month costs. */
function periodOf({ periodStart, trace }: Row['billed'][number]): BudgetPeriod[] {
  const step = trace.find(each => each.step === 'budget')
  if (step === undefined) return []
  const start = Temporal.PlainDate.from(periodStart)
  const [actual, kept] = [Decimal.parse(step.actual), Decimal.parse(step.kept)]
  return [{ periodStart: start, actual, kept, settled: step.settled }]
}
