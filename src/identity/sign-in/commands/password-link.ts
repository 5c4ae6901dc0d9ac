import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { newSecret, secretHash } from '../../../platform/secret.ts'
import { insertLink } from '../save/sign-in.ts'
import { LINK_HOURS } from '../session-times.ts'

/** The path of a link by which somebody chooses a password. */
export function passwordPath(token: string): string {
  return `/password/${token}`
}

/** Makes a link for a person to choose a password by; earlier ones no longer work. */
export async function newPasswordLink(
  tx: Tx,
  personId: string,
  ctx: Context,
  hours: number = LINK_HOURS.password,
): Promise<string> {
  const token = newSecret('')
  const at = ctx.clock.now()
  const expiresAt = at.add({ hours })
  const link = { tokenHash: secretHash(token), purpose: 'password', personId, expiresAt }
  await insertLink(tx, link, { actor: ctx.actor, at })
  return passwordPath(token)
}
