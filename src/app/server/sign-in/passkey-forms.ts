import type { FastifyRequest } from 'fastify'
import type { Challenge, Place } from '../../../identity/sign-in/commands/passkeys.ts'
import type { PasskeyListing } from '../../../identity/sign-in/load/passkeys.ts'
import type { Refusal } from '../../../kernel/result.ts'
import { sentence } from '../../../platform/refusals/table.ts'
import { setting } from '../../../platform/settings/settings.ts'
import { ASSET_PATHS } from '../assets.ts'
import type { Page } from '../frame.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { heading } from '../parts.ts'
import { day, type Say } from '../say.ts'
import { form } from './forms.ts'
import { SIGN_IN_WORDS } from './words.ts'

/** The server as the browser of a request sees it: QUITTANCE_PUBLIC_URL, else the request's own host. */
export function placeOf(request: FastifyRequest): Place {
  const given = setting('QUITTANCE_PUBLIC_URL')
  const { origin, hostname } = new URL(given ?? `${request.protocol}://${request.host}`)
  return { origin, hostname }
}

/** A form that the script of passkeys fills in and sends. */
function passkeyForm(
  say: Say,
  action: string,
  parts: {
    readonly kind: 'create' | 'get'
    readonly challenge: Challenge
    readonly button: string
    /** Asks without waiting for the button: not after a refusal, which is to be read. */
    readonly atOnce?: boolean
    readonly fields?: Content
    readonly hidden?: Readonly<Record<string, string>>
  },
): Markup {
  const { kind, challenge, button, atOnce = false, fields = null, hidden = {} } = parts
  const words = SIGN_IN_WORDS[say.language]
  const sent = { ...hidden, ticket: challenge.ticket, response: '' }
  return html`<form class="entry" method="post" action="${action}" data-passkey="${kind}"
      data-options="${JSON.stringify(challenge.options)}" data-at-once="${atOnce ? 'yes' : 'no'}">
    <p role="alert" class="warning" hidden>${words.passkeyFailed}</p>
    ${Object.entries(sent).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
    )}
    ${fields}
    <button>${button}</button>
    <noscript><p class="warning">${words.passkeyScript}</p></noscript>
  </form>`
}

/** The page on which people sign in by a passkey. */
export function passkeyPage(say: Say, challenge: Challenge, next: string, refusal?: Refusal): Page {
  const words = SIGN_IN_WORDS[say.language]
  const alert =
    refusal === undefined
      ? null
      : html`<p role="alert" class="warning">${sentence(refusal, say.language)}</p>`
  const entry = passkeyForm(say, '/sign-in/passkey', {
    kind: 'get',
    challenge,
    button: words.passkeyEnter,
    atOnce: refusal === undefined,
    hidden: { next },
  })
  return {
    title: words.passkeyEnter,
    script: ASSET_PATHS.passkey,
    body: html`${heading(words.passkeyEnter)}<section class="block"><div class="stack">
      ${alert}<p>${words.passkeyNote}</p>${entry}
      <p><a href="/sign-in?next=${encodeURIComponent(next)}">${words.passkeyOther}</a></p>
    </div></section>`,
  }
}

/** One's passkeys, with the way to add one and to take one away. */
export function passkeysPart(say: Say, known: readonly PasskeyListing[]): Content {
  const words = SIGN_IN_WORDS[say.language]
  const rows = known.map(
    ({ credentialId, name, addedAt, usedAt }) => html`<tr><th scope="row">${name}</th>
      <td>${dayOf(say, addedAt)}</td><td>${usedAt === null ? '–' : dayOf(say, usedAt)}</td>
      <td>${form('/me/passkeys/drop', words.passkeyDrop, [], { passkey: credentialId })}</td></tr>`,
  )
  const list =
    rows.length === 0
      ? html`<p>${words.passkeysNone}</p>`
      : html`<div class="scroll" role="group" aria-label="${words.passkeys}" tabindex="0"><table>
          <thead><tr><th>${words.passkeyName}</th><th>${words.began}</th><th>${words.seen}</th>
          <th>${words.passkeyDrop}</th></tr></thead><tbody>${rows}</tbody></table></div>`
  return html`<section class="block"><h2>${words.passkeys}</h2>${list}
    ${form('/me/passkeys', words.passkeyAdd, [])}</section>`
}

/** Where the browser makes a passkey, which its owner names. */
export function newPasskeyPart(say: Say, challenge: Challenge): Content {
  const words = SIGN_IN_WORDS[say.language]
  const fields = html`<label>${words.passkeyName}
    <input name="name" type="text" maxlength="60" required autocomplete="off"></label>`
  return html`<p>${words.passkeyAddNote}</p>${passkeyForm(say, '/me/passkeys/confirm', {
    kind: 'create',
    challenge,
    button: words.passkeyMake,
    fields,
  })}`
}

function dayOf(say: Say, at: Temporal.Instant): Content {
  return day(say, at.toZonedDateTimeISO('UTC').toPlainDate())
}
