import type { Tx } from '../../platform/database/database.ts'
import { blankPerson } from '../save/people.ts'
import { deleteSignIn } from '../sign-in/save/erase.ts'

/**
 * Takes address, name and everything of signing in of a person away; what they did stays under their
 * id, which says no more who that was.
 */
export async function pseudonymisePerson(
  tx: Tx,
  personId: string,
): Promise<{ people: number; signIns: number }> {
  return { signIns: await deleteSignIn(tx, personId), people: await blankPerson(tx, personId) }
}
