import { sql } from 'kysely'
import { asRule, type StoredRule } from '../../../collections/suspensions/load.ts'
import {
  type StepKind,
  type SuspensionRule,
  soonestNext,
} from '../../../collections/suspensions/suspension.ts'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A stop on sales that a person placed and nobody has released. */
export type CreditHoldShown = {
  readonly holdId: string
  readonly account: string
  readonly name: string
  /** None: of every legal entity. */
  readonly entity: string | null
  readonly fromOn: Temporal.PlainDate
  readonly reason: string
  readonly recordedBy: string
}

/** Stops on sales that stand, of everybody or of one account; the oldest first. */
export function loadCreditHolds(
  db: Db,
  of: { readonly account?: string | undefined; readonly limit: number },
): Promise<CreditHoldShown[]> {
  return rows(
    db,
    sql<CreditHoldShown>`
      select h.hold_id as "holdId", a.number as account, a.name, e.name as entity,
        h.from_on as "fromOn", h.reason, h.recorded_by as "recordedBy"
      from credit_hold h join account a using (account_id)
      left join legal_entity e on e.legal_entity_id = h.legal_entity_id
      where not exists (select from credit_hold_end x
                        where x.account_id = h.account_id and x.hold_id = h.hold_id)
        and (${of.account ?? null}::text is null or a.number = ${of.account ?? null})
      order by h.from_on, a.number, h.hold_id limit ${of.limit}`,
  )
}

/** Whoever has a limit on a day, by number. */
export function loadLimited(
  db: Db,
  of: {
    readonly account?: string | undefined
    readonly on: Temporal.PlainDate
    readonly limit: number
  },
): Promise<{ accountId: string; name: string }[]> {
  return rows(
    db,
    sql<{ accountId: string; name: string }>`
      select a.account_id as "accountId", a.name from account a
      where exists (select from credit_limit l
                    where l.account_id = a.account_id and l.from_on <= ${of.on})
        and (${of.account ?? null}::text is null or a.number = ${of.account ?? null})
      order by a.number limit ${of.limit}`,
  )
}

/** A suspension of supply with every step that was taken. */
export type SuspensionShown = {
  readonly suspensionId: string
  readonly account: string
  readonly name: string
  readonly entity: string
  readonly premise: string | null
  readonly currency: string
  readonly amountMinor: bigint
  /** The soonest day of the next step; null: people act next, or it is over. */
  readonly nextOn: Temporal.PlainDate | null
  readonly steps: readonly {
    readonly kind: StepKind
    readonly on: string
    readonly note: string | null
    /** The letter of a notice. */
    readonly messageId: string | null
    /** The number of the document that bills the fee of restoring. */
    readonly fee: string | null
  }[]
}

type Found = Omit<SuspensionShown, 'nextOn'> & { readonly rule: StoredRule }

/** Suspensions that go on, of everybody, or all those of one account; what was done last comes last. */
export async function loadSuspensionsShown(
  db: Db,
  of: { readonly account?: string | undefined; readonly limit: number },
): Promise<SuspensionShown[]> {
  const found = await rows(
    db,
    sql<Found>`
      select s.suspension_id as "suspensionId", a.number as account, a.name, e.name as entity,
        p.code as premise, s.currency, s.amount_minor as "amountMinor",
        s.rule, h.steps
      from suspension s join account a using (account_id)
      join legal_entity e on e.legal_entity_id = s.legal_entity_id
      left join premise p on p.account_id = s.account_id and p.premise_id = s.premise_id
      cross join lateral (
        select jsonb_agg(jsonb_build_object('kind', t.kind, 'on', t.done_on, 'note', t.note,
                 'messageId', m.message_id, 'fee', d.label) order by t.step_no) as steps,
               max(t.step_no) as last_no, max(t.done_on) as last_on
        from suspension_step t
        left join message m on m.message_id = t.document_id
        left join document_number d on d.account_id = t.account_id and d.invoice_id = t.document_id
        where t.account_id = s.account_id and t.suspension_id = s.suspension_id) h
      where (${of.account ?? null}::text is null or a.number = ${of.account ?? null})
        and (${of.account ?? null}::text is not null
          or h.steps -> -1 ->> 'kind' not in ('reconnected', 'stopped'))
      order by h.last_on, a.number, s.suspension_id limit ${of.limit}`,
  )
  return found.map(({ rule: stored, ...each }) => {
    const rule: SuspensionRule = asRule(stored)
    const last = each.steps.at(-1)
    const nextOn =
      last === undefined
        ? null
        : soonestNext(rule, { kind: last.kind, on: Temporal.PlainDate.from(last.on) })
    return { ...each, nextOn: nextOn ?? null }
  })
}
