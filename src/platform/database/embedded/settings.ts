import { freemem, totalmem } from 'node:os'

export type Durability = 'durable' | 'throwaway'

const MB = 1024 * 1024

/**
 * Settings of the embedded server, given on its command line so that each start has those of this
 * version, whatever an older one wrote. Commits wait for the disk (synchronous_commit is on); only
 * throw-away clusters of tests do without.
 */
export function serverSettings(durability: Durability): Readonly<Record<string, string>> {
  // An eighth of the machine, within what a small machine bears and a large one still gains from.
  const buffersMb = Math.round(Math.min(512, Math.max(128, totalmem() / 8 / MB)))
  const cacheMb = Math.round(Math.max(256, (totalmem() + freemem()) / 4 / MB))
  return {
    shared_buffers: `${buffersMb}MB`,
    effective_cache_size: `${cacheMb}MB`,
    work_mem: '32MB',
    maintenance_work_mem: '128MB',
    max_connections: '100',
    // A month's bill run writes some GB; fewer checkpoints write fewer full pages.
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    checkpoint_completion_target: '0.9',
    random_page_cost: '1.1',
    // Our statements are short or set-based and known; compiling them costs more than it saves.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',
    lc_messages: 'C',
    log_min_messages: 'warning',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    // A session that died in the middle of its work must not keep its locks for hours.
    tcp_keepalives_idle: '60',
    idle_in_transaction_session_timeout: '10min',
    synchronous_commit: durability === 'durable' ? 'on' : 'off',
    ...(durability === 'throwaway'
      ? {
          fsync: 'off',
          full_page_writes: 'off',
          autovacuum: 'off',
          // Costs nothing until a test asks for it, in its own database.
          shared_preload_libraries: 'pg_stat_statements',
          'pg_stat_statements.track': 'none',
        }
      : {}),
  }
}
