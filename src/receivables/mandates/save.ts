import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { MandateRow } from './api.ts'
import type { DebitCreditor } from './load.ts'

/** A bank account under a mandate as it is stored. */
export type SealedAccount = {
  readonly holder: string
  readonly accountNumber: Buffer
  readonly accountNumberIndex: Buffer
  readonly accountNumberShown: string
  readonly bankCode: string | null
  readonly accountType: 'checking' | 'savings' | null
}

export type NewMandate = SealedAccount &
  Pick<
    MandateRow,
    'reference' | 'scheme' | 'oneOff' | 'signedOn' | 'noticeDays' | 'usedBeforeOn'
  > & {
    readonly accountId: string
    readonly mandateId: string
    readonly legalEntityId: string
  }

/** Takes references; gives those that nobody had. Whoever asks at the same time waits. */
export async function takeReferences(
  tx: Tx,
  mandates: readonly Pick<NewMandate, 'accountId' | 'mandateId' | 'legalEntityId' | 'reference'>[],
): Promise<Set<string>> {
  const taken = await rows(
    tx,
    sql<{ mandateId: string }>`
      INSERT INTO mandate_reference (legal_entity_id, reference, account_id, mandate_id)
      SELECT "legalEntityId", reference, "accountId", "mandateId"
        FROM json_to_recordset(${jsonRows(mandates)}::json)
               AS r ("legalEntityId" uuid, reference text, "accountId" uuid, "mandateId" uuid)
       ORDER BY 1, 2
      ON CONFLICT DO NOTHING
      RETURNING mandate_id AS "mandateId"`,
  )
  return new Set(taken.map(({ mandateId }) => mandateId))
}

/** Enters mandates. */
export async function insertMandates(
  tx: Tx,
  mandates: readonly NewMandate[],
  at: Temporal.Instant,
): Promise<void> {
  const plain = mandates.map(mandate => ({
    ...mandate,
    accountNumber: mandate.accountNumber.toString('hex'),
    accountNumberIndex: mandate.accountNumberIndex.toString('hex'),
  }))
  await affected(
    tx,
    sql`
      INSERT INTO mandate (account_id, mandate_id, legal_entity_id, reference, scheme, one_off,
             signed_on, holder, account_number, account_number_index, account_number_shown,
             bank_code, account_type, notice_days, used_before_on, recorded_at)
      SELECT "accountId", "mandateId", "legalEntityId", reference, scheme, "oneOff", "signedOn",
             holder, decode("accountNumber", 'hex'), decode("accountNumberIndex", 'hex'),
             "accountNumberShown", "bankCode", "accountType", "noticeDays", "usedBeforeOn", ${at}
        FROM json_to_recordset(${jsonRows(plain)}::json)
               AS r ("accountId" uuid, "mandateId" uuid, "legalEntityId" uuid, reference text,
                     scheme text, "oneOff" boolean, "signedOn" date, holder text,
                     "accountNumber" text, "accountNumberIndex" text, "accountNumberShown" text,
                     "bankCode" text, "accountType" text, "noticeDays" smallint,
                     "usedBeforeOn" date)`,
  )
}

/** A change of a mandate for its history. */
export type MandateEvent = {
  readonly accountId: string
  readonly eventId: string
  readonly mandateId: string
  readonly kind: 'entered' | 'account_changed' | 'blocked' | 'released' | 'revoked' | 'change_told'
  readonly effectiveOn: Temporal.PlainDate
  readonly details: Readonly<Record<string, string | null>>
}

/** Adds to the history of mandates. */
export async function insertMandateEvents(
  tx: Tx,
  events: readonly MandateEvent[],
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO mandate_event (account_id, event_id, mandate_id, kind, effective_on, details,
             recorded_at, recorded_by)
      SELECT "accountId", "eventId", "mandateId", kind, "effectiveOn", details, ${at}, ${by}
        FROM json_to_recordset(${jsonRows(events)}::json)
               AS r ("accountId" uuid, "eventId" uuid, "mandateId" uuid, kind text,
                     "effectiveOn" date, details jsonb)`,
  )
}

/** A mandate by its key. */
export type MandateKey = { readonly accountId: string; readonly mandateId: string }

/** Puts another bank account under a mandate; the next file tells the bank. */
export async function updateAccount(
  tx: Tx,
  { accountId, mandateId }: MandateKey,
  account: SealedAccount,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE mandate SET holder = ${account.holder}, account_number = ${account.accountNumber},
             account_number_index = ${account.accountNumberIndex},
             account_number_shown = ${account.accountNumberShown}, bank_code = ${account.bankCode},
             account_type = ${account.accountType}, amended = true
       WHERE account_id = ${accountId} AND mandate_id = ${mandateId}`,
  )
}

/** Whether mandates may be used: blocked with a reason, released (null), or revoked from a day on. */
export async function updateUse(
  tx: Tx,
  changes: readonly (MandateKey & {
    readonly blockedReason: string | null
    readonly revokedOn: Temporal.PlainDate | null
  })[],
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE mandate m SET blocked_reason = r."blockedReason", revoked_on = r."revokedOn"
        FROM json_to_recordset(${jsonRows(changes)}::json)
               AS r ("accountId" uuid, "mandateId" uuid, "blockedReason" text, "revokedOn" date)
       WHERE m.account_id = r."accountId" AND m.mandate_id = r."mandateId"`,
  )
}

/** Sets how legal entities collect; gives those that were new. */
export async function upsertCreditors(
  tx: Tx,
  creditors: readonly DebitCreditor[],
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO debit_creditor (legal_entity_id, creditor_id, pain008_version, pain001_version,
             ach_odfi, ach_bank_name, ach_origin, ach_company_id, ach_company_name,
             ach_description, papers, recorded_at, recorded_by)
      SELECT "legalEntityId", "creditorId", "pain008Version", "pain001Version", "achOdfi",
             "achBankName", "achOrigin", "achCompanyId", "achCompanyName", "achDescription",
             papers, ${at}, ${by}
        FROM json_to_recordset(${jsonRows(creditors)}::json)
               AS r ("legalEntityId" uuid, "creditorId" text, "pain008Version" text,
                     "pain001Version" text, "achOdfi" text, "achBankName" text, "achOrigin" text,
                     "achCompanyId" text, "achCompanyName" text, "achDescription" text, papers text)
      ON CONFLICT (legal_entity_id) DO UPDATE
         SET creditor_id = excluded.creditor_id, pain008_version = excluded.pain008_version,
             pain001_version = excluded.pain001_version, ach_odfi = excluded.ach_odfi,
             ach_bank_name = excluded.ach_bank_name, ach_origin = excluded.ach_origin,
             ach_company_id = excluded.ach_company_id,
             ach_company_name = excluded.ach_company_name,
             ach_description = excluded.ach_description, papers = excluded.papers,
             recorded_at = excluded.recorded_at,
             recorded_by = excluded.recorded_by`,
  )
}

/** Blanks whose account a mandate was about; it is of no use from then on. */
export async function blankMandate(
  tx: Tx,
  { accountId, mandateId }: MandateKey,
  number: Pick<SealedAccount, 'accountNumber' | 'accountNumberIndex'>,
  on: Temporal.PlainDate,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE mandate SET holder = '—', account_number = ${number.accountNumber},
             account_number_index = ${number.accountNumberIndex}, account_number_shown = '••••',
             bank_code = NULL, revoked_on = coalesce(revoked_on, ${on})
       WHERE account_id = ${accountId} AND mandate_id = ${mandateId}`,
  )
  await affected(
    tx,
    sql`
      UPDATE mandate_event SET details = '{}'
       WHERE account_id = ${accountId} AND mandate_id = ${mandateId}`,
  )
  await affected(
    tx,
    sql`DELETE FROM mandate_paper WHERE account_id = ${accountId} AND mandate_id = ${mandateId}`,
  )
}

/** Gives up the means of payment that providers keep for a customer. */
export function blankMeans(tx: Tx, accountId: string, at: Temporal.Instant): Promise<number> {
  return affected(
    tx,
    sql`
      UPDATE payment_means SET shown = '••••', expires_on = NULL, removed_at = coalesce(removed_at, ${at})
       WHERE account_id = ${accountId} AND shown <> '••••'`,
  )
}

/** Keeps a paper with its mandate; false where the same file is kept already. */
export async function insertPaper(
  tx: Tx,
  paper: MandateKey & {
    readonly paperId: string
    readonly name: string
    readonly contentType: string
    readonly bytes: number
    readonly sha256: string
    readonly content: Buffer
    readonly note: string | null
  },
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<boolean> {
  const { accountId, mandateId, paperId, name, contentType, bytes, sha256, content, note } = paper
  const made = await affected(
    tx,
    sql`
      INSERT INTO mandate_paper (account_id, mandate_id, paper_id, name, content_type, byte_count,
             sha256, content, note, recorded_at, recorded_by)
      VALUES (${accountId}, ${mandateId}, ${paperId}, ${name}, ${contentType}, ${bytes}, ${sha256},
              ${content}, ${note}, ${by.at}, ${by.by})
      ON CONFLICT (account_id, mandate_id, sha256) DO NOTHING`,
  )
  return made > 0
}
