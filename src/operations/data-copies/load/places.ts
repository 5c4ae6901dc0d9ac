import { type RawBuilder, sql } from 'kysely'
import { type Db, rows, type Tx } from '../../../platform/database/database.ts'

/** Whose data is copied. */
export type Subject = { readonly accountId: string; readonly account: string }

type Row = Readonly<Record<string, unknown>>

/** A kind of data: a table, what becomes of it by the register, and how its rows are told apart. */
export type Place = {
  readonly table: string
  /** What the register of personal data says of its columns; empty where they are figures alone. */
  readonly becomes: readonly string[]
}

/** The object under which the log and bulk work name a customer. */
const objectOf = ({ account }: Subject): string => `account:${account}`

/**
 * What was asked for row by row, of which only the rows about the customer are theirs; what is about
 * nobody else is given whole.
 */
const ownInput = (of: Subject): RawBuilder<unknown> => sql`case
  when jsonb_typeof(t.input -> 'rows') = 'array' then jsonb_build_object('rows', (
    select jsonb_agg(r) from jsonb_array_elements(t.input -> 'rows') r
    where r ->> 'accountNumber' = ${of.account}))
  when t.input ->> 'accountNumber' = ${of.account}
    or (select count(*) from unnest(t.objects) o where o like 'account:%') = 1 then t.input end`

/** How rows are found in tables that do not name the customer by `account_id`, or name our own bank by it. */
const FOUND_BY: Readonly<Record<string, (of: Subject) => RawBuilder<Row>>> = {
  approval_request: ({ account }) => sql`
    select t.request_id, t.command, t.note, t.requested_at, t.state, t.decided_at,
      t.decision_note, t.input
    from approval_request t where t.input ->> 'accountNumber' = ${account}
      or (jsonb_typeof(t.input -> 'rows') = 'array' and not exists (
        select from jsonb_array_elements(t.input -> 'rows') r
        where r ->> 'accountNumber' is distinct from ${account}))
    order by t.requested_at, t.request_id`,
  bank_line: ({ accountId }) => sql`
    select t.* from bank_line t where t.receipt_account_id = ${accountId}
      or exists (select from bank_line_link l where l.account_id = t.account_id
        and l.line_id = t.line_id and l.subject_account_id = ${accountId})
    order by t.booked_on, t.line_id`,
  bank_line_link: ({ accountId }) => sql`
    select t.* from bank_line_link t where t.subject_account_id = ${accountId}
    order by t.recorded_at, t.link_id`,
  bank_match: ({ accountId }) => sql`
    select t.recorded_at, t.rule, t.confidence, t.is_automatic, t.evidence, t.note, t.undone_at
    from bank_match t join bank_line l using (account_id, line_id)
    where l.receipt_account_id = ${accountId} order by t.recorded_at, t.line_id`,
  bulk_row: of => sql`
    select t.bulk_id, t.row_no, t.label, t.input, t.state, t.facts from bulk_row t
    where 'account:' || coalesce(t.input ->> 'accountNumber', t.label) = ${objectOf(of)}
    order by t.bulk_id, t.row_no`,
  command_log: of => sql`
    select t.recorded_at, t.effective_at, t.command, t.actor, ${ownInput(of)} as input,
      (select jsonb_agg(c) from jsonb_array_elements(t.changes) c
        where c -> 'key' ->> 'account_id' = ${of.accountId}) as changes
    from command_log t where t.objects @> array[${objectOf(of)}]
    order by t.recorded_at, t.id`,
  person: ({ accountId }) => sql`
    select t.person_id, t.name, t.email, t.language, t.recorded_at, t.disabled_at
    from person t where exists (select from person_role r
      where r.person_id = t.person_id and r.account_id = ${accountId})
    order by t.recorded_at, t.person_id`,
  remittance_file: ({ accountId }) => sql`
    select t.* from remittance_file t where exists (select from remittance r
        where r.file_id = t.file_id and r.account_id = ${accountId})
      and not exists (select from remittance r
        where r.file_id = t.file_id and r.account_id <> ${accountId})
    order by t.file_id`,
}

/**
 * What is not handed out, and why. A table that the register of personal data names, or that has a
 * column `account_id`, is handed out or stands here: a test names those that nobody has decided on.
 */
export const NOT_HANDED_OUT: Readonly<Record<string, string>> = {
  bad_debt_relief: 'rules of countries',
  bank_answer: 'files of our bank, about many customers',
  bank_file: 'files of our bank, about many customers; their lines are handed out',
  bank_line_booking: 'lines of our bank that are no customer’s',
  bank_statement: 'statements of our own accounts',
  command_key: 'answers that are kept to be given again; the log is handed out',
  data_import_file: 'files about many customers, forgotten after 30 days',
  data_import_problem: 'lines about many customers, forgotten after 30 days',
  debit_run: 'files to our bank, about many customers; the payments are handed out',
  document_block: 'seals of number series',
  document_copy_file: 'prints of documents that are handed out',
  document_end: 'where files of ended documents lay',
  document_file: 'where the files lie that are handed out',
  erasure: 'that somebody was erased, of whom nothing is left to be copied',
  outbox_event: 'what waits to be told to other systems, out of tables that are handed out',
  payout: 'sums of payment providers, about many customers',
  payout_line: 'sums of payment providers; the payments are handed out',
  print_batch: 'letters printed together; the letters are handed out',
  proof_run: 'counts of rows',
  provider_event: 'news of payment providers on their way into payments',
  refund_run: 'files to our bank, about many customers; the refunds are handed out',
  usage_file: 'files about many customers; the usage is handed out',
  usage_import: 'that a file came in',
  usage_import_finding: 'lines of files about many customers that could not be read',
  webhook_attempt: 'answers of other systems',
}

/** Every kind of data of which a customer may have some, from the register and the tables themselves. */
export async function loadPlaces(db: Db): Promise<Place[]> {
  const found = await rows(
    db,
    sql<Place>`
      select t.relname as table,
        array(select distinct p.becomes from personal_data p
          where p.table_name = t.relname and p.becomes <> 'nobody' order by 1) as becomes
      from pg_class t
      where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
        and not t.relispartition
        and (exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'account_id'
            and not a.attisdropped)
          or t.relname = any(${Object.keys(FOUND_BY)}::text[]))
      order by 1`,
  )
  return found.filter(({ table }) => !Object.hasOwn(NOT_HANDED_OUT, table))
}

/** At most so many rows of one kind, which only usage of very large customers comes to. */
export const MOST_ROWS = 200_000

/**
 * The rows of a kind that are a customer's, at most `MOST_ROWS` and one more; by the second column, which is an
 * id that grows with time.
 */
export function loadPlace(tx: Tx, table: string, of: Subject): Promise<Row[]> {
  const found =
    FOUND_BY[table]?.(of) ??
    sql<Row>`select t.* from ${sql.table(table)} t where t.account_id = ${of.accountId}
      order by 2`
  return rows(tx, sql<Row>`${found} limit ${MOST_ROWS + 1}`)
}
