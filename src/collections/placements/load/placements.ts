import { sql } from 'kysely'
import type { Decimal } from '../../../kernel/decimal.ts'
import { openDay } from '../../../ledger/load.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'
import type { PlacedMoney } from '../commission.ts'

/** An agency or court, with its rates on a day. */
export type Agency = {
  readonly code: string
  readonly kind: 'agency' | 'court'
  readonly name: string
  readonly active: boolean
  readonly percent: Decimal | null
  readonly directPercent: Decimal | null
  readonly vatPercent: Decimal | null
}

/** An agency by its code. */
export function loadAgency(
  db: Db,
  code: string,
  on: Temporal.PlainDate,
): Promise<Agency | undefined> {
  return maybeOne(
    db,
    sql<Agency>`
      SELECT a.agency_code AS code, a.kind, a.name, a.active, c.percent,
             c.direct_percent AS "directPercent", c.vat_percent AS "vatPercent"
        FROM collection_agency a
        LEFT JOIN LATERAL (
          SELECT * FROM agency_commission c
           WHERE c.agency_code = a.agency_code AND c.from_on <= ${on}
           ORDER BY c.from_on DESC, c.revision DESC LIMIT 1) c ON true
       WHERE a.agency_code = ${code}`,
  )
}

/** Which of these codes stand for an agency. */
export async function loadAgencyCodes(db: Db, codes: readonly string[]): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ code: string }>`
      SELECT agency_code AS code FROM collection_agency
       WHERE agency_code = ANY(${[...codes]}::text[])`,
  )
  return new Set(found.map(({ code }) => code))
}

/** How often rates of an agency were set for a date. */
export async function countRates(
  db: Db,
  code: string,
  fromOn: Temporal.PlainDate,
): Promise<number> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM agency_commission WHERE agency_code = ${code} AND from_on = ${fromOn}`,
  )
  return found.length
}

/** A placement, and whether it was taken back. */
export type StoredPlacement = {
  readonly accountId: string
  readonly account: string
  readonly placementId: string
  readonly agencyCode: string
  readonly agencyName: string
  readonly agencyKind: 'agency' | 'court'
  readonly legalEntityId: string
  readonly entity: string
  readonly currency: string
  readonly placedOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly recalledOn: Temporal.PlainDate | null
}

/** A placement by its id. */
export function loadPlacement(db: Db, placementId: string): Promise<StoredPlacement | undefined> {
  return maybeOne(
    db,
    sql<StoredPlacement>`
      SELECT p.account_id AS "accountId", a.number AS account, p.placement_id AS "placementId",
             p.agency_code AS "agencyCode", g.name AS "agencyName", g.kind AS "agencyKind",
             p.legal_entity_id AS "legalEntityId", e.code AS entity, p.currency,
             p.placed_on AS "placedOn", p.amount_minor AS "amountMinor",
             r.recalled_on AS "recalledOn"
        FROM placement p
        JOIN account a USING (account_id)
        JOIN collection_agency g USING (agency_code)
        JOIN legal_entity e USING (legal_entity_id)
        LEFT JOIN placement_recall r USING (account_id, placement_id)
       WHERE p.placement_id = ${placementId}`,
  )
}

/** Items of an account that are with somebody already. */
export async function loadPlacedItems(db: Db, accountId: string): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ itemId: string }>`
      SELECT i.item_id AS "itemId" FROM placement_item i
       WHERE i.account_id = ${accountId} AND NOT EXISTS (
         SELECT FROM placement_recall r
          WHERE r.account_id = i.account_id AND r.placement_id = i.placement_id)`,
  )
  return new Set(found.map(({ itemId }) => itemId))
}

/** What of a placement is still open, the oldest due first. */
export function loadOpenPlaced(
  db: Db,
  of: { readonly accountId: string; readonly placementId: string },
): Promise<{ accountId: string; itemId: string; openMinor: bigint }[]> {
  return rows(
    db,
    sql<{ accountId: string; itemId: string; openMinor: bigint }>`
      SELECT o.account_id AS "accountId", o.item_id AS "itemId", o.open_minor AS "openMinor"
        FROM placement_item p JOIN open_item o USING (account_id, item_id)
       WHERE p.account_id = ${of.accountId} AND p.placement_id = ${of.placementId}
         AND o.open_minor > 0
       ORDER BY o.due_on, o.item_id`,
  )
}

/** Whether an allocation `l` is of money that came through the agency. */
export const IS_BY_AGENCY = sql`coalesce((SELECT r.cash_account = '1025' FROM receipt r
  WHERE r.account_id = l.other_account_id AND r.receipt_id = l.other_item_id), false)`

/**
 * Money that paid items of placements (`l` of `p`), or went back from them: applied from the day of the
 * placement to the day before its recall; what goes back counts whenever it goes back.
 */
export const PLACED_MONEY = sql`
        FROM placement p
        JOIN placement_item i USING (account_id, placement_id)
        JOIN allocation l ON l.account_id = i.account_id AND l.item_id = i.item_id
        LEFT JOIN placement_recall c ON c.account_id = p.account_id
         AND c.placement_id = p.placement_id
       WHERE l.kind = 'applied' AND l.effective_on >= p.placed_on
         AND CASE WHEN l.reverses IS NULL
               THEN c.recalled_on IS NULL OR l.effective_on < c.recalled_on
               ELSE EXISTS (SELECT FROM allocation f
                             WHERE f.account_id = l.account_id AND f.allocation_id = l.reverses
                               AND f.effective_on >= p.placed_on
                               AND (c.recalled_on IS NULL OR f.effective_on < c.recalled_on)) END`

/** Money of an agency's placements through a day for which no commission was worked out. */
export function loadUncommissioned(
  db: Db,
  of: { readonly agency: string; readonly through: Temporal.PlainDate; readonly limit: number },
): Promise<PlacedMoney[]> {
  return rows(
    db,
    sql<PlacedMoney>`
      SELECT l.account_id AS "accountId", l.allocation_id AS "allocationId",
             p.placement_id AS "placementId", p.legal_entity_id AS "legalEntityId", p.currency,
             l.amount_minor AS "baseMinor", ${openDay(sql`p.legal_entity_id`, sql`l.effective_on`)} AS "effectiveOn",
             p.percent,
             p.direct_percent AS "directPercent", p.vat_percent AS "vatPercent",
             ${IS_BY_AGENCY} AS "isByAgency"
        ${PLACED_MONEY}
         AND p.agency_code = ${of.agency} AND l.effective_on <= ${of.through}
         AND NOT EXISTS (SELECT FROM placement_commission d
                          WHERE d.account_id = l.account_id
                            AND d.allocation_id = l.allocation_id)
       ORDER BY l.account_id, l.allocation_id
       LIMIT ${of.limit}`,
  )
}

/** The last evidence of a placement. */
export type Evidence = {
  readonly revision: number
  readonly path: string
  readonly sha256: string
  /** The day on which the customer was erased, and the pack with them; null: they were not. */
  readonly erasedOn: string | null
}

/** Where the last pack of evidence lies; undefined while there is none. */
export function loadEvidence(db: Db, placementId: string): Promise<Evidence | undefined> {
  return maybeOne(
    db,
    sql<Evidence>`
      SELECT revision, path, sha256,
             (SELECT e.started_at::date::text FROM erasure e
               WHERE e.subject = 'account' AND e.subject_id = account_id LIMIT 1) AS "erasedOn"
        FROM placement_evidence
       WHERE placement_id = ${placementId} ORDER BY revision DESC LIMIT 1`,
  )
}
