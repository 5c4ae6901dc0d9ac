import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

export const runOutcomes = sqlProof({
  name: 'run_outcomes',
  sentence:
    'A finished bill run has one outcome with its reason for each account, and exactly those that it says were billed have documents of it.',
  counted: sql`bill_run_account`,
  faults: [
    {
      problem: 'still pending in a finished run',
      found: sql`
        select r.number as run, a.account_id, a.outcome from bill_run r
        join bill_run_account a using (run_id)
        where r.state = 'issued' and a.outcome = 'pending'`,
    },
    {
      problem: 'part of a finished run was not issued',
      found: sql`
        select r.number as run, c.chunk_no, c.state from bill_run r
        join bill_run_chunk c using (run_id)
        where r.state = 'issued' and c.state <> 'issued'`,
    },
    {
      problem: 'no reason given',
      found: sql`
        select r.number as run, a.account_id, a.outcome from bill_run r
        join bill_run_account a using (run_id)
        where r.state = 'issued' and a.outcome in ('skipped', 'held', 'failed')
          and coalesce(a.reason, '') = ''`,
    },
    {
      problem: 'billed without a document, or with one though not billed',
      found: sql`
        select r.number as run, a.account_id, a.outcome, a.reason from bill_run r
        join bill_run_account a using (run_id)
        where r.state = 'issued' and (a.outcome = 'billed') <> exists (
          select from invoice i where i.run_id = a.run_id and i.account_id = a.account_id)`,
    },
    {
      problem: 'document of a run that does not know the account',
      found: sql`
        select i.run_id, i.account_id, i.invoice_id from invoice i
        where i.run_id is not null and not exists (
          select from bill_run_account a
          where a.run_id = i.run_id and a.account_id = i.account_id)`,
    },
    {
      problem: 'document of a run that was not issued, or of another legal entity or day',
      found: sql`
        select i.run_id, i.account_id, i.invoice_id, r.state, i.issued_on, r.issue_on
        from invoice i left join bill_run r using (run_id)
        where i.run_id is not null and (r.state not in ('issuing', 'issued') or r.run_id is null
          or r.legal_entity_id <> i.legal_entity_id or r.issue_on <> i.issued_on)`,
    },
  ],
})

export const commandLog = sqlProof({
  name: 'command_log',
  sentence:
    'Every entry of the command log says who did what, and each idempotency key has its answer and one entry.',
  counted: sql`command_log`,
  faults: [
    {
      problem: 'entry without actor or command',
      found: sql`
        select id, command, actor, recorded_at from command_log
        where btrim(actor) = '' or btrim(command) = ''`,
    },
    {
      problem: 'key without its answer',
      found: sql`select key, command, actor from command_key where outcome is null`,
    },
    {
      problem: 'key without exactly one entry of its command and actor',
      found: sql`
        select k.key, k.command, k.actor, coalesce(l.entries, 0) as entries
        from command_key k
        left join (
          select key, command, actor, count(*) as entries from command_log
          where key is not null group by key, command, actor
        ) l using (key, command, actor)
        where coalesce(l.entries, 0) <> 1`,
    },
    {
      problem: 'entry with a key that is not on record',
      found: sql`
        select l.id, l.command, l.key from command_log l
        where l.key is not null and not exists (select from command_key k where k.key = l.key)`,
    },
  ],
})
