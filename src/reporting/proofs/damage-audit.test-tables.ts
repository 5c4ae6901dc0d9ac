import type { Damage } from './damage-usage.test-tables.ts'

/** The n-th entry of the log, which is sealed in blocks of two. */
const nth = (n: number) =>
  `id = (select id from command_log order by recorded_at, id offset ${n - 1} limit 1)`

/** Ways in which somebody with all rights over the database could touch the log of commands. */
export const AUDIT_DAMAGE: Damage = {
  audit_chain: [
    [
      'an actor exchanged',
      `update command_log set actor = 'person:mallory' where ${nth(3)}`,
      'from this entry on a block differs from what was sealed',
    ],
    [
      'an input changed',
      `update command_log set input = '{"amount": "1.00"}' where ${nth(2)}`,
      'the hash of a block is not that of its entries',
    ],
    [
      'a time changed within its block',
      `update command_log set recorded_at = recorded_at + interval '1 microsecond' where ${nth(1)}`,
      'from this entry on a block differs from what was sealed',
    ],
    ['an entry deleted', `delete from command_log where ${nth(4)}`, 'entries of a block are gone'],
    [
      'an entry deleted before others of its block',
      `delete from command_log where ${nth(3)}`,
      'entries of a block are gone',
    ],
    [
      'an entry slipped in afterwards',
      `insert into command_log (recorded_at, id, command, actor, effective_at, input)
       select recorded_at - interval '1 microsecond', gen_random_uuid(), 'issueCreditNote', 'x', effective_at,
         '{}' from command_log where ${nth(2)}`,
      'the hash of a block is not that of its entries',
    ],
    [
      'two entries exchanged',
      `update command_log l set actor = o.actor, command = o.command, input = o.input, outcome = o.outcome
       from command_log o
       where l.${nth(3)} and o.${nth(4)}`,
      'from this entry on a block differs from what was sealed',
    ],
    [
      'a change exchanged in the body of an entry',
      `update command_log set changes = '[]' where ${nth(7)}`,
      'input, outcome or changes of an entry are not those that were recorded',
    ],
    [
      'a body exchanged together with its hash',
      `update command_log set input = '{}', salt = 'x', body_sha256 = sha256('x' || convert_to(
         jsonb_build_array(origin, to_jsonb(objects), '{}'::jsonb, outcome, changes)::text, 'UTF8'))
       where ${nth(7)}`,
      'from this entry on a block differs from what was sealed',
    ],
    [
      'a body taken away without an erasure',
      `update command_log set input = '{}', outcome = null, salt = null where ${nth(7)}`,
      'the body of an entry is gone, and no erasure says so',
    ],
    ['a block deleted', 'delete from log_block where block_no = 1', 'a block is missing'],
    [
      'a block sealed anew over changed entries',
      `update command_log set actor = 'x' where ${nth(1)};
update log_block set hash = sha256('made up') where block_no = 1`,
      'the hash of a block is not that of its entries',
    ],
  ],
}
