import { sql } from 'kysely'

/** A time that the file of a run was taken to the bank. */
export type TakenFile = { readonly at: string; readonly by: string; readonly reason: string | null }

/** A file of a run that another one took the place of. */
export type ReplacedFile = {
  readonly messageId: string
  readonly because: string
  readonly refusedFor: string | null
  readonly note: string | null
  readonly at: string
  readonly by: string
}

/** The files of a run, known by its reference, that others took the place of; the first one first. */
export const replacedFiles = (reference: 'r.reference' | 'u.reference') => sql`
  (select coalesce(json_agg(json_build_object('messageId', t.message_id, 'because', t.because,
            'refusedFor', t.refused_for, 'note', t.note, 'at', t.replaced_at,
            'by', t.replaced_by) order by t.file_no), '[]')
     from run_file_replaced t where t.run_reference = ${sql.ref(reference)})`

/** The times that the living file of a run, known by its reference, was taken; the first one first. */
export const takenFiles = (reference: 'r.reference' | 'u.reference') => sql`
  (select coalesce(json_agg(json_build_object('at', t.taken_at, 'by', t.taken_by,
            'reason', t.reason) order by t.taken_no), '[]')
     from run_file_taken t where t.run_reference = ${sql.ref(reference)}
       and t.file_no = ${sql.ref(reference.replace('reference', 'file_no'))})`
