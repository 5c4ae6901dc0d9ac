import { sql } from 'kysely'
import { type Db, rows } from '../../../../platform/database/database.ts'

/** A legal entity as its settings show it, with what rests on it. */
export type EntitySettings = {
  readonly code: string
  readonly name: string
  readonly addressLines: readonly string[]
  readonly country: string
  readonly region: string | null
  readonly taxId: string | null
  readonly registration: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly bankName: string | null
  readonly iban: string | null
  readonly bic: string | null
  readonly upiAddress: string | null
  readonly accent: string
  /** By the hash of its content. */
  readonly logo: string | null
  readonly paper: string
  readonly currency: string
  readonly timeZone: string
  readonly taxRounding: string
  readonly roundingMode: string
  readonly cashRounding: string | null
  /** Whether documents were issued in its name: its number and place in the books are settled. */
  readonly hasIssued: boolean
  readonly contracts: number
  readonly series: readonly {
    readonly kind: string
    readonly year: number
    readonly prefix: string
  }[]
  readonly banks: readonly {
    readonly code: string
    readonly name: string
    readonly active: boolean
  }[]
}

/** So many contracts are counted; beyond it is "more than". */
const MOST_CONTRACTS = 10_000

/** All legal entities with their number series and bank accounts. */
export function loadEntitySettings(db: Db): Promise<EntitySettings[]> {
  return rows(
    db,
    sql<EntitySettings>`
      select e.code, e.name, e.address_lines as "addressLines", e.country, e.region,
        e.tax_id as "taxId", e.registration, e.email, e.phone, e.website,
        e.bank_name as "bankName", e.iban, e.bic, e.upi_address as "upiAddress", e.accent,
        e.logo_sha256 as "logo",
        e.paper, e.currency,
        e.time_zone as "timeZone", e.tax_rounding as "taxRounding",
        e.rounding_mode as "roundingMode", e.cash_rounding::text as "cashRounding",
        exists (select from number_series s where s.legal_entity_id = e.legal_entity_id)
          as "hasIssued",
        (select count(*)::integer from (select from contract c
          where c.legal_entity_id = e.legal_entity_id limit ${MOST_CONTRACTS + 1}) k) as contracts,
        coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'year', s.year,
            'prefix', s.prefix) order by s.year desc, s.kind)
          from number_series s where s.legal_entity_id = e.legal_entity_id), '[]') as series,
        coalesce((select jsonb_agg(jsonb_build_object('code', b.code, 'name', b.name,
            'active', b.active) order by b.code)
          from bank_account b where b.legal_entity_id = e.legal_entity_id), '[]') as banks
      from legal_entity e order by e.code`,
  )
}
