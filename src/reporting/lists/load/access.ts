import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { asked, column, id, NULLABLE } from './column.ts'

/** The findings of a run that break their statement. */
const BROKEN = sql`FROM json_array_elements(findings) f WHERE f->>'violations' <> '0'`

/** Who may use the system, and what was done with it. */
export const ACCESS_LISTS: readonly List[] = [
  {
    name: 'api-keys',
    summary: 'Keys of programs, without their secrets',
    permission: 'identity.keys',
    tables: sql`api_key`,
    columns: {
      keyId: id('key_id'),
      name: asked('text', 'name', 'name of the program'),
      hint: column('text', 'hint', 'first characters of the secret'),
      scopes: column('json', sql`to_jsonb(scopes)`, 'permissions'),
      createdBy: column('text', 'created_by', 'who made it'),
      createdAt: column('instant', 'created_at', 'when it was made'),
      expiresAt: column('instant', 'expires_at', 'when it ends', NULLABLE),
      lastUsedAt: column(
        'instant',
        'last_used_at',
        'when it was last used, to the minute',
        NULLABLE,
      ),
      renewedAt: column('instant', 'renewed_at', 'when its secret was taken anew', NULLABLE),
      revokedBy: column('text', 'revoked_by', 'who ended it', NULLABLE),
      revokedAt: column('instant', 'revoked_at', 'when it was ended', NULLABLE),
    },
    key: ['keyId'],
  },
  {
    name: 'command-log',
    summary: 'Every write: who, what, when, with which input and outcome; the latest first',
    permission: 'audit.read',
    tables: sql`command_log`,
    columns: {
      recordedAt: asked('instant', 'recorded_at', 'when'),
      id: id('id'),
      command: asked('text', 'command', 'what'),
      actor: asked('text', 'actor', 'who'),
      objects: asked('texts', 'objects', 'what it is about, such as account:C-100'),
      origin: column('text', 'origin', 'from where it was asked', NULLABLE),
      effectiveAt: column('instant', 'effective_at', 'time that the command took for now'),
      input: column('json', 'input', 'what was given'),
      outcome: column('json', 'outcome', 'what was answered'),
      changes: column(
        'json',
        'changes',
        'rows that it changed: table, key, before, after',
        NULLABLE,
      ),
    },
    key: ['recordedAt', 'id'],
    newestFirst: true,
  },
  {
    name: 'change-log',
    summary: 'Every change, before → after, by object; the latest first',
    permission: 'audit.read',
    tables: sql`command_log
      cross join lateral jsonb_array_elements(changes) with ordinality c (change, n)`,
    columns: {
      recordedAt: asked('instant', 'recorded_at', 'when'),
      id: id('id'),
      n: column('whole', 'n', 'number of the change in its entry'),
      command: asked('text', 'command', 'by what'),
      actor: asked('text', 'actor', 'by whom'),
      objects: asked('texts', 'objects', 'what it is about, such as account:C-100'),
      table: column('text', sql`change->>'table'`, 'table of the row'),
      key: column('json', sql`change->'key'`, 'key of the row'),
      before: column(
        'json',
        sql`nullif(change->'before', 'null')`,
        'before; nothing: it is new',
        NULLABLE,
      ),
      after: column(
        'json',
        sql`nullif(change->'after', 'null')`,
        'after; nothing: it is gone',
        NULLABLE,
      ),
    },
    key: ['recordedAt', 'id', 'n'],
    newestFirst: true,
  },
  {
    name: 'log-blocks',
    summary:
      'Seals of the audit log: keep the latest elsewhere, and nobody can rewrite what came before',
    permission: 'audit.read',
    tables: sql`log_block`,
    columns: {
      block: column('whole', 'block_no', 'number of the block'),
      entries: column('whole', 'entries', 'entries that it seals'),
      lastRecordedAt: asked('instant', 'last_recorded_at', 'its last entry'),
      hash: column('text', sql`encode(hash, 'hex')`, 'SHA-256 of its entries and the block before'),
      sealedAt: asked('instant', 'sealed_at', 'when it was sealed'),
    },
    key: ['block'],
    newestFirst: true,
  },
  {
    name: 'document-blocks',
    summary:
      'Seals of issued documents: keep the latest of each series elsewhere, and nobody can change one unseen',
    permission: 'audit.read',
    tables: sql`document_block b join legal_entity e using (legal_entity_id)`,
    columns: {
      legalEntity: asked('text', 'e.code', 'code of the legal entity'),
      kind: asked('text', 'b.kind', 'invoice or credit_note'),
      year: asked('whole', 'b.year', 'year of the series'),
      block: column('whole', 'b.block_no', 'number of the block in its series'),
      firstNumber: column('whole', sql`b.numbers[1]`, 'its first number'),
      lastNumber: column('whole', sql`b.numbers[cardinality(b.numbers)]`, 'its last number'),
      documents: column('whole', sql`cardinality(b.numbers)`, 'documents that it seals'),
      hash: column(
        'text',
        sql`encode(b.hash, 'hex')`,
        'SHA-256 of its documents and the block before',
      ),
      sealedAt: asked('instant', 'b.sealed_at', 'when it was sealed'),
    },
    key: ['year', 'legalEntity', 'kind', 'block'],
    newestFirst: true,
  },
  {
    name: 'proof-runs',
    summary:
      'When all proofs were run, by whom, and which statements were broken; the latest first',
    permission: 'proofs.read',
    tables: sql`proof_run`,
    columns: {
      ranAt: asked('instant', 'ran_at', 'when they were run'),
      proofRunId: id('proof_run_id'),
      ranBy: asked('text', 'asked_by', 'who had them run'),
      seconds: column('whole', sql`ceil(took_ms / 1000.0)::int`, 'seconds that they took'),
      proofsRun: column(
        'whole',
        sql`json_array_length(findings)`,
        'statements that were looked at',
      ),
      proofsBroken: column('whole', sql`(SELECT count(*)::int ${BROKEN})`, 'of them broken'),
      brokenNames: column(
        'text',
        sql`(SELECT string_agg(f->>'name', ', ') ${BROKEN})`,
        'names of those that are broken',
        NULLABLE,
      ),
    },
    key: ['ranAt', 'proofRunId'],
    newestFirst: true,
  },
]
