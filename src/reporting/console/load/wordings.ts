import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A saved version of a wording. */
export type WordingVersion = {
  readonly code: string
  readonly version: number
  readonly channel: string | null
  readonly legalEntity: string | null
  readonly fromOn: Temporal.PlainDate
  readonly subject: string | null
  readonly body: string | null
  readonly savedAt: Temporal.Instant
  readonly savedBy: string
}

/** The versions of the wordings of a kind, and of one's own of it, in a language; the latest first. */
export function loadWordingVersions(
  db: Db,
  base: string,
  language: string,
): Promise<WordingVersion[]> {
  return rows(
    db,
    sql<WordingVersion>`
      select t.code, t.version, t.channel, e.code as "legalEntity", t.from_on as "fromOn",
        t.subject, t.body, t.saved_at as "savedAt", t.saved_by as "savedBy"
      from message_template t left join legal_entity e using (legal_entity_id)
      where (t.code = ${base} or starts_with(t.code, ${`${base}.`})) and t.language = ${language}
      order by t.saved_at desc, t.template_id desc limit 200`,
  )
}

/** The legal entities, and a customer of each to look at: who was billed last. */
export function loadWordingCustomers(
  db: Db,
): Promise<{ readonly entity: string; readonly name: string; readonly account: string | null }[]> {
  return rows(
    db,
    sql<{ entity: string; name: string; account: string | null }>`
      select e.code as entity, e.name,
        (select a.number from invoice i join account a using (account_id)
          where i.legal_entity_id = e.legal_entity_id and a.kind <> 'house'
          order by i.issued_on desc, i.account_id limit 1) as account
      from legal_entity e order by e.code`,
  )
}
