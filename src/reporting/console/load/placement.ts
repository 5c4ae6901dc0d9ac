import { sql } from 'kysely'
import { IS_BY_AGENCY, PLACED_MONEY } from '../../../collections/placements/load/placements.ts'
import type { Decimal } from '../../../kernel/decimal.ts'
import { DOCUMENT_OF_ITEM } from '../../../ledger/open-items/load.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** What was handed over to an agency or court in a currency, and what came of it. */
export type PlacedWith = {
  readonly agency: string
  readonly name: string
  readonly kind: 'agency' | 'court'
  readonly currency: string
  /** How many are with them now, with something still open. */
  readonly running: number
  readonly settled: number
  readonly takenBack: number
  readonly placedMinor: bigint
  /** What is still open of what is with them now. */
  readonly openMinor: bigint
  readonly byAgencyMinor: bigint
  readonly directMinor: bigint
  readonly commissionMinor: bigint
}

/** Agencies and courts with what was ever handed over to them, those that have most first. */
export function loadPlacedWith(db: Db): Promise<PlacedWith[]> {
  return rows(
    db,
    sql<PlacedWith>`
      with money as (
        select p.account_id, p.placement_id,
          sum(l.amount_minor) filter (where ${IS_BY_AGENCY}) as by_agency,
          sum(l.amount_minor) filter (where not ${IS_BY_AGENCY}) as direct
        ${PLACED_MONEY} group by p.account_id, p.placement_id),
      standing as (
        select p.*, r.recalled_on, m.by_agency, m.direct, o.open_minor, f.commission
        from placement p
        left join placement_recall r using (account_id, placement_id)
        left join money m using (account_id, placement_id)
        cross join lateral (
          select coalesce(sum(o.open_minor), 0) as open_minor
          from placement_item i join open_item o using (account_id, item_id)
          where i.account_id = p.account_id and i.placement_id = p.placement_id) o
        cross join lateral (
          select sum(f.commission_minor) as commission from placement_commission f
          where f.account_id = p.account_id and f.placement_id = p.placement_id) f)
      select g.agency_code as agency, g.name, g.kind, s.currency,
        count(*) filter (where recalled_on is null and open_minor > 0)::int as running,
        count(*) filter (where recalled_on is null and open_minor = 0)::int as settled,
        count(recalled_on)::int as "takenBack",
        sum(amount_minor)::bigint as "placedMinor",
        coalesce(sum(open_minor) filter (where recalled_on is null), 0)::bigint as "openMinor",
        coalesce(sum(by_agency), 0)::bigint as "byAgencyMinor",
        coalesce(sum(direct), 0)::bigint as "directMinor",
        coalesce(sum(commission), 0)::bigint as "commissionMinor"
      from standing s join collection_agency g using (agency_code)
      group by g.agency_code, s.currency order by 9 desc, g.name, s.currency`,
  )
}

/** A placement as its screen shows it. */
export type PlacementShown = {
  readonly accountId: string
  readonly placementId: string
  readonly account: string
  readonly name: string
  readonly entityCode: string
  readonly entityName: string
  readonly agency: string
  readonly agencyName: string
  readonly agencyKind: 'agency' | 'court'
  /** Our number with them. */
  readonly agencyReference: string | null
  readonly agencyEmail: string | null
  readonly currency: string
  readonly placedOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly openMinor: bigint
  readonly percent: Decimal
  readonly directPercent: Decimal
  readonly vatPercent: Decimal
  readonly note: string | null
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
  readonly recalledOn: Temporal.PlainDate | null
  readonly recallReason: string | null
  readonly recalledBy: string | null
}

/** The placement of an id. */
export function loadPlacementShown(db: Db, id: string): Promise<PlacementShown | undefined> {
  return maybeOne(
    db,
    sql<PlacementShown>`
      select p.account_id as "accountId", p.placement_id as "placementId", a.number as account,
        a.name, e.code as "entityCode", e.name as "entityName", g.agency_code as agency,
        g.name as "agencyName", g.kind as "agencyKind", g.reference as "agencyReference",
        g.email as "agencyEmail", p.currency, p.placed_on as "placedOn",
        p.amount_minor as "amountMinor", (
          select coalesce(sum(o.open_minor), 0)::bigint
          from placement_item i join open_item o using (account_id, item_id)
          where i.account_id = p.account_id and i.placement_id = p.placement_id) as "openMinor",
        p.percent, p.direct_percent as "directPercent", p.vat_percent as "vatPercent", p.note,
        p.recorded_at as "recordedAt", p.recorded_by as "recordedBy",
        r.recalled_on as "recalledOn", r.reason as "recallReason", r.recorded_by as "recalledBy"
      from placement p join account a using (account_id)
      join legal_entity e using (legal_entity_id)
      join collection_agency g using (agency_code)
      left join placement_recall r using (account_id, placement_id)
      where p.placement_id = ${id}::uuid`,
  )
}

type Key = { readonly accountId: string; readonly placementId: string }

/** Something that was handed over. */
export type PlacedItem = {
  readonly itemId: string
  readonly kind: string
  readonly document: string | null
  readonly reference: string | null
  readonly dueOn: Temporal.PlainDate
  readonly placedMinor: bigint
  readonly openMinor: bigint
}

/** What was handed over, the oldest due first. */
export function loadPlacedShown(db: Db, key: Key): Promise<PlacedItem[]> {
  return rows(
    db,
    sql<PlacedItem>`
      select o.item_id as "itemId", o.kind, d.label as document, o.reference, o.due_on as "dueOn",
        i.amount_minor as "placedMinor", o.open_minor as "openMinor"
      from placement_item i join open_item o using (account_id, item_id)
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = ${DOCUMENT_OF_ITEM}
      where i.account_id = ${key.accountId} and i.placement_id = ${key.placementId}
      order by o.due_on, o.item_id`,
  )
}

/** Money that paid what was handed over, or went back from it. */
export type PlacementRecovery = {
  readonly allocationId: string
  readonly on: Temporal.PlainDate
  readonly way: 'agency' | 'direct'
  readonly document: string | null
  readonly reference: string | null
  readonly amountMinor: bigint
  /** None while it is not booked. */
  readonly commissionMinor: bigint | null
  readonly vatMinor: bigint | null
}

/** What came in on a placement, in the order in which it came, with the commission on it. */
export function loadRecoveries(db: Db, key: Key): Promise<PlacementRecovery[]> {
  return rows(
    db,
    sql<PlacementRecovery>`
      select l.allocation_id as "allocationId", l.effective_on as on,
        case when ${IS_BY_AGENCY} then 'agency' else 'direct' end as way, (
          select d.label from document_number d, open_item o
          where o.account_id = l.account_id and o.item_id = l.item_id
            and d.account_id = coalesce(o.document_account_id, o.account_id)
            and d.invoice_id = ${DOCUMENT_OF_ITEM} limit 1) as document, (
          select r.reference from receipt r where r.account_id = l.other_account_id
            and r.receipt_id = l.other_item_id) as reference,
        l.amount_minor as "amountMinor", (
          select f.commission_minor from placement_commission f
          where f.account_id = l.account_id and f.allocation_id = l.allocation_id
        ) as "commissionMinor", (
          select f.vat_minor from placement_commission f
          where f.account_id = l.account_id and f.allocation_id = l.allocation_id) as "vatMinor"
      ${PLACED_MONEY}
        and p.account_id = ${key.accountId} and p.placement_id = ${key.placementId}
      order by l.effective_on, l.allocation_id`,
  )
}

/** A pack of evidence. */
export type EvidencePack = {
  readonly revision: number
  readonly at: Temporal.Instant
  readonly files: number
  readonly bytes: number
  readonly sha256: string
  /** Documents that it goes without. */
  readonly missing: readonly string[]
}

/** The packs of evidence of a placement, the latest first: that one can be fetched. */
export function loadEvidencePacks(db: Db, key: Key): Promise<EvidencePack[]> {
  return rows(
    db,
    sql<EvidencePack>`
      select revision, recorded_at as at, files, size_bytes::int as bytes, sha256, missing
      from placement_evidence
      where account_id = ${key.accountId} and placement_id = ${key.placementId}
      order by revision desc`,
  )
}
