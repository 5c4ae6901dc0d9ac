import { sql } from 'kysely'
import { column, NULLABLE } from './column.ts'

/** When and how often the living file of a run, known by its reference, was taken to the bank. */
export function takenColumns(reference: string, fileNo: string) {
  const of = sql`from run_file_taken t where t.run_reference = ${sql.ref(reference)}
    and t.file_no = ${sql.ref(fileNo)}`
  const last = sql`(select max(t.taken_at) ${of})`
  const times = sql`(select count(*)::int ${of})`
  return {
    takenAt: column('instant', last, 'when it was last taken to the bank', NULLABLE),
    takenTimes: column('whole', times, 'how often it was taken to the bank'),
  }
}
