import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** Rows that a run wrote: a table and which of its rows. */
export type Written = { readonly table: string; readonly where?: string }

/**
 * Seconds that PostgreSQL takes to COPY the same rows into empty tables with the same columns,
 * defaults, checks and indexes: the floor that a run which writes them is measured against. Rows
 * are put in files first, so that reading them does not count.
 */
export async function secondsToCopy(
  client: pg.ClientBase,
  folder: string,
  written: readonly Written[],
): Promise<number> {
  const files: { table: string; file: string }[] = []
  for (const [i, { table, where }] of written.entries()) {
    const file = join(folder, `${i}-${table}.copy`)
    const rows = `SELECT * FROM ${table} ${where === undefined ? '' : `WHERE ${where}`}`
    await pipeline(client.query(copyTo(`COPY (${rows}) TO STDOUT`)), createWriteStream(file))
    await client.query(`CREATE TABLE bench_${i} (LIKE ${table} INCLUDING ALL)`)
    files.push({ table: `bench_${i}`, file })
  }
  const since = performance.now()
  await client.query('BEGIN')
  for (const { table, file } of files) {
    await pipeline(createReadStream(file), client.query(copyFrom(`COPY ${table} FROM STDIN`)))
  }
  await client.query('COMMIT')
  const seconds = (performance.now() - since) / 1000
  for (const { table, file } of files) {
    await client.query(`DROP TABLE ${table}`)
    await rm(file)
  }
  return seconds
}
