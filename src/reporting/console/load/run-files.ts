import { sql } from 'kysely'

/** A time that the file of a run was taken to the bank. */
export type TakenFile = { readonly at: string; readonly by: string; readonly reason: string | null }

/** The times that the file of a run, known by its reference, was taken; the first one first. */
export const takenFiles = (reference: 'r.reference' | 'u.reference') => sql`
  (select coalesce(json_agg(json_build_object('at', t.taken_at, 'by', t.taken_by,
            'reason', t.reason) order by t.taken_no), '[]')
     from run_file_taken t where t.run_reference = ${sql.ref(reference)})`
