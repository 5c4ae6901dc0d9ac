/** Inserts a copy of a row with some columns changed (SQL expressions). */
export const copyOf = (table: string, changes: Record<string, string>, where = 'true') => {
  const json = Object.entries(changes).map(([column, value]) => `'${column}', ${value}`)
  return `insert into ${table} select (jsonb_populate_record(r,
    jsonb_build_object(${json.join(', ')}))).* from ${table} r where ${where} limit 1`
}

export const NEW_ID = 'gen_random_uuid()'

/** By the proof that must find it: what is broken, the statements, the problem that is then named. */
export type Damage = Record<
  string,
  readonly (readonly [what: string, damage: string, problem: string])[]
>

const WINDOW_TWICE = copyOf(
  'invoice_line',
  {
    line_no: '3',
    component: "'usage@2026-01-31'",
    trace: `'[{"step": "usage", "source": "events", "meter": "KWH", "count": 1,
        "from": "2026-01-31", "to": "2026-02-01"}]'::json`,
  },
  "component like 'usage%'",
)

/** Voids one event of the world, with some columns other than they should be (SQL expressions). */
export const voidOf = (changes: Record<string, string>) => {
  const row: Record<string, string> = { reason: "'x'", voided_by: "'x'", voided_at: 'now()' }
  Object.assign(row, changes)
  const json = Object.entries(row).map(([column, value]) => `'${column}', ${value}`)
  return `insert into usage_event_void select (jsonb_populate_record(null::usage_event_void,
    to_jsonb(e) || jsonb_build_object(${json.join(', ')}))).* from usage_event e limit 1`
}

/** A refused event that waits, with some columns other than they should be (SQL expressions). */
const refused = (changes: Record<string, string>) => {
  const row: Record<string, string> = {
    rejected_id: NEW_ID,
    account_number: "'A-1'",
    kind: "'event'",
    fingerprint: "decode('00', 'hex')",
    received: "'{}'::jsonb",
    shortened: 'false',
    code: "'unknown_meter'",
    facts: "'{}'::jsonb",
    source: "'api'",
    received_at: 'now()',
    last_received_at: 'now()',
    times_received: '1',
    state: "'open'",
  }
  Object.assign(row, changes)
  return `insert into rejected_usage (${Object.keys(row).join(', ')})
    values (${Object.values(row).join(', ')})`
}

/** Ways to break the records of usage. */
export const USAGE_DAMAGE: Damage = {
  usage_accounted: [
    [
      'an event that vanished',
      "delete from usage_event where occurred_at = '2026-01-31T22:59:59Z'",
      'billed window holds another number of events',
    ],
    [
      'an event that nobody noticed',
      copyOf('usage_event', { event_key: "'late'" }),
      'billed window holds another number of events',
    ],
    ['a void that nobody noticed', voidOf({}), 'billed window holds another number of events'],
    [
      'two windows over one day',
      WINDOW_TWICE,
      'windows overlap, so that an event could be billed twice',
    ],
    [
      'an event of no subscription',
      `update usage_event set subscription_id = ${NEW_ID}`,
      'event of a subscription that does not exist',
    ],
  ],
  usage_received: [
    [
      'an event in two billed windows',
      WINDOW_TWICE,
      'events stored are not those billed, waiting and voided',
    ],
    [
      'a void of nothing',
      voidOf({ event_key: "'gone'" }),
      'events stored are not those billed, waiting and voided',
    ],
    [
      'a void of an unknown event',
      voidOf({ event_key: "'gone'" }),
      'void of an event not on record',
    ],
    [
      'a replacement that was never recorded',
      voidOf({ replacement_key: "'gone'", replacement_month: "'2026-01-01'" }),
      'replacement not on record',
    ],
    [
      'a void of no read',
      `insert into register_read_void values (${NEW_ID}, ${NEW_ID}, '2026-01-01', 1, 'x', 'x', now())`,
      'void of a read not on record',
    ],
    [
      'a void of no interval day',
      `insert into interval_day_void values (${NEW_ID}, ${NEW_ID}, '2026-01-01', 1, 'x', 'x', now())`,
      'void of an interval day not on record',
    ],
    [
      'an import taken back whose read counts on',
      `with f as (insert into usage_file values (${NEW_ID}, sha256('x'), 1, 'x') returning file_id),
         i as (insert into usage_import (import_id, file_id, file_name, format, mapping, state, attempt,
           received_by, received_at, byte_count, undone_by, undone_at, undo_reason)
           select ${NEW_ID}, file_id, 'x.csv', 'csv', '{}', 'undone', 2, 'x', now(), 1, 'x', now(), 'x'
           from f returning import_id)
       update register_read set import_id = i.import_id from i`,
      'import taken back of which something counts still',
    ],
    ['a refused row that got lost', refused({ state: "'lost'" }), 'refused row in no one state'],
    [
      'a refused row that is open and discarded',
      refused({ reason: "'x'" }),
      'refused row in no one state',
    ],
    [
      'a refused row replayed into nothing',
      refused({
        state: "'replayed'",
        changed_at: 'now()',
        changed_by: "'x'",
        recorded: `'{"accountNumber": "A-1", "eventKey": "gone", "month": "2026-01-01"}'::jsonb`,
      }),
      'fixed or replayed row not on record',
    ],
    [
      'a read fixed into nothing',
      refused({
        kind: "'read'",
        state: "'fixed'",
        changed_at: 'now()',
        changed_by: "'x'",
        corrected: "'{}'::jsonb",
        recorded: `'{"accountNumber": "A-1", "serial": "1", "register": "1", "readOn": "2026-01-01"}'::jsonb`,
      }),
      'fixed or replayed row not on record',
    ],
    [
      'a refused row of an account that is gone',
      refused({ account_id: NEW_ID }),
      'refused row of an account that does not exist',
    ],
  ],
}
