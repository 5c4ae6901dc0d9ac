import { printedCode } from '../../../documents/payment-code.ts'
import type { SignedIn } from '../../../identity/sign-in/commands/sessions.ts'
import { listPasskeys } from '../../../identity/sign-in/load/passkeys.ts'
import { listSessions, loadSecondFactor } from '../../../identity/sign-in/load/sign-in.ts'
import { IDLE_MINUTES } from '../../../identity/sign-in/session-times.ts'
import type { Refusal } from '../../../kernel/result.ts'
import { sentence } from '../../../platform/refusals/table.ts'
import type { System } from '../../../platform/system.ts'
import type { Page } from '../frame.ts'
import { type Content, html } from '../markup.ts'
import { heading } from '../parts.ts'
import { day, fill, type Say } from '../say.ts'
import { browserName } from './agent.ts'
import { form } from './forms.ts'
import { passkeysPart } from './passkey-forms.ts'
import { SIGN_IN_WORDS } from './words.ts'

/** What a step on the page came to, to be said above it. */
export type Said = {
  readonly refusal?: Refusal
  readonly shown?: Content
  readonly script?: string
}

/** `/me`: one's sessions, password and second factor. */
export async function mePage(
  system: System,
  say: Say,
  who: SignedIn,
  said: Said = {},
): Promise<Page> {
  const words = SIGN_IN_WORDS[say.language]
  const now = system.clock.now()
  const idleSince = now.subtract({ minutes: IDLE_MINUTES })
  const sessions = await listSessions(system.db, who.personId, { now, idleSince })
  const second = await loadSecondFactor(system.db, who.personId)
  const passkeys = await listPasskeys(system.db, who.personId)
  const rows = sessions.map(
    session => html`<tr><td>${time(say, session.beganAt)}</td><td>${time(say, session.seenAt)}</td>
      <td>${session.network}</td><td title="${session.agent}">${browserName(session.agent)}</td><td>${
        session.sessionId === who.sessionId
          ? words.thisOne
          : form('/me/end', words.end, [], { session: session.sessionId })
      }</td></tr>`,
  )
  const password = form('/me/password', words.choose, [
    { name: 'old', label: words.old, type: 'password', complete: 'current-password' },
    { name: 'password', label: words.fresh, type: 'password', complete: 'new-password' },
  ])
  const code = { name: 'code', label: words.code, complete: 'one-time-code' } as const
  const secondPart = second.isOn
    ? html`<p>${fill(words.secondOn, { left: String(second.codesLeft) })}</p>
        ${form('/me/authenticator/drop', words.drop, [code])}`
    : html`<p>${words.secondOff}</p>${form('/me/authenticator', words.add, [])}`
  return {
    title: words.meTitle,
    ...(said.script === undefined ? {} : { script: said.script }),
    body: html`${heading(words.meTitle, html`${who.name}, ${who.email}`)}
      ${saidPart(say, said)}
      <section class="block"><h2>${words.sessions}</h2><div class="scroll"
        role="group" aria-label="${words.sessions}" tabindex="0"><table>
        <thead><tr><th>${words.began}</th><th>${words.seen}</th><th>${words.network}</th>
        <th>${words.browser}</th><th>${words.end}</th></tr></thead><tbody>${rows}</tbody></table></div>
        ${form('/me/end-others', words.endOthers, [])}</section>
      <section class="block"><h2>${words.change}</h2>${password}</section>
      ${passkeysPart(say, passkeys)}
      <section class="block"><h2>${words.second}</h2>${secondPart}</section>
      <section class="block">${form('/sign-out', words.signOut, [])}</section>`,
  }
}

function saidPart(say: Say, { refusal, shown }: Said): Content {
  if (refusal !== undefined) {
    return html`<p role="alert" class="warning">${sentence(refusal, say.language)}</p>`
  }
  return shown === undefined ? null : html`<section class="block" role="status">${shown}</section>`
}

/** The key of a new authenticator, and where its first code goes. */
export function offeredPart(say: Say, offer: { secret: string; uri: string }): Content {
  const words = SIGN_IN_WORDS[say.language]
  const code = { name: 'code', label: words.code, complete: 'one-time-code' } as const
  return html`<p>${words.addNote}</p>${codePart(offer.uri, words.picture)}
    <p>${words.orType}</p><p><code>${offer.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
    <p class="lesser"><code>${offer.uri}</code></p>
    ${form('/me/authenticator/confirm', words.confirm, [code])}`
}

/** The recovery codes, this once. */
export function recoveryPart(say: Say, codes: readonly string[]): Content {
  const words = SIGN_IN_WORDS[say.language]
  return html`<p>${words.recovery}</p><pre>${codes.join('\n')}</pre>`
}

function time(say: Say, instant: Temporal.Instant): Content {
  const at = instant.toZonedDateTimeISO('UTC')
  const clock = at.toPlainTime().toString({ smallestUnit: 'minute' })
  return html`${day(say, at.toPlainDate())} ${clock} UTC`
}

/** The address of a new authenticator as a picture that a telephone reads. */
function codePart(uri: string, label: string): Content {
  const { size, path } = printedCode(uri, label)
  return html`<svg class="code" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"><path fill="#000" d="${path.join('')}"></path></svg>`
}
