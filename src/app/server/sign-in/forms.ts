import { type Refusal, RefusalError } from '../../../kernel/result.ts'
import { sentence } from '../../../platform/refusals/table.ts'
import { setting } from '../../../platform/settings/settings.ts'
import type { Page } from '../frame.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { heading } from '../parts.ts'
import type { Say } from '../say.ts'
import { SIGN_IN_WORDS } from './words.ts'

/** A field of a form. */
type Field = {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'email' | 'password'
  readonly complete: string
  readonly value?: string
}

/** A form that is sent to ourselves. */
export function form(
  action: string,
  button: string,
  fields: readonly Field[],
  hidden: Readonly<Record<string, string>> = {},
): Markup {
  return html`<form class="entry" method="post" action="${action}">
    ${Object.entries(hidden).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
    )}
    ${fields.map(
      ({ name, label, type = 'text', complete, value }) => html`<label>${label}
        <input name="${name}" type="${type}" value="${value ?? ''}" maxlength="320" required
          autocomplete="${complete}" spellcheck="false"></label>`,
    )}
    <button>${button}</button>
  </form>`
}

/** A page of one form, with why the last attempt was refused. */
function entryPage(
  say: Say,
  title: string,
  parts: {
    readonly note?: string
    readonly refusal?: Refusal | undefined
    /** What to say in place of the refusal's own sentence. */
    readonly wrong?: string | undefined
    readonly body: Content
  },
): Page {
  const { note, refusal, wrong, body } = parts
  const alert =
    refusal === undefined
      ? null
      : html`<p role="alert" class="warning">${wrong ?? sentence(refusal, say.language)}</p>`
  return {
    title,
    body: html`${heading(title)}<section class="block"><div class="stack">
      ${alert}${note === undefined ? null : html`<p>${note}</p>`}${body}</div></section>`,
  }
}

/** Whether the settings let e-mails be sent: then a link for a new password can be mailed. */
function sendsMail(): boolean {
  return [setting('QUITTANCE_SMTP_URL'), setting('QUITTANCE_MAIL_FOLDER')].some(
    each => each !== undefined,
  )
}

/** The page on which people sign in; `next` is where they wanted to go. */
export function signInPage(say: Say, next: string, refusal?: Refusal): Page {
  const words = SIGN_IN_WORDS[say.language]
  const fields: Field[] = [
    { name: 'email', label: words.email, type: 'email', complete: 'username' },
    { name: 'password', label: words.password, type: 'password', complete: 'current-password' },
  ]
  const elsewhere = setting('QUITTANCE_OIDC_ISSUER')
    ? html`<p><a class="button" href="/sign-in/oidc?next=${encodeURIComponent(next)}">${words.elsewhere}</a></p>`
    : null
  const body = html`${form('/sign-in', words.enter, fields, { next })}
    <p><a class="button" href="/sign-in/passkey?next=${encodeURIComponent(next)}">${words.passkeyEnter}</a></p>
    ${elsewhere}
    <p class="lesser">${sendsMail() ? html`<a href="/forgotten">${words.forgotten}</a>` : words.lost}</p>`
  return entryPage(say, words.title, { refusal, body })
}

/** The page of the second step. */
export function codePage(say: Say, ticket: string, next: string, refusal?: Refusal): Page {
  const words = SIGN_IN_WORDS[say.language]
  const fields: Field[] = [{ name: 'code', label: words.code, complete: 'one-time-code' }]
  const body = form('/sign-in/code', words.next, fields, { ticket, next })
  // The password was right: what is wrong here is the code, and nobody learns more by being told.
  const wrong = refusal?.code === 'sign_in_refused' ? words.codeWrong : undefined
  return entryPage(say, words.codeTitle, { note: words.codeNote, refusal, wrong, body })
}

/** How far somebody who forgot their password has come. */
export type Forgotten = 'asks' | 'sent' | 'no_mail'

/** The page for a forgotten password; it says the same whether or not the address is known. */
export function forgottenPage(say: Say, stage: Forgotten, refusal?: Refusal): Page {
  const words = SIGN_IN_WORDS[say.language]
  const back = html`<p><a href="/sign-in">${words.toSignIn}</a></p>`
  if (stage !== 'asks' || !sendsMail()) {
    const note = stage === 'sent' ? words.forgottenSent : words.forgottenNone
    return entryPage(say, words.forgotten, { body: html`<p role="status">${note}</p>${back}` })
  }
  const fields: Field[] = [
    { name: 'email', label: words.email, type: 'email', complete: 'username' },
  ]
  const body = html`${form('/forgotten', words.forgottenSend, fields)}${back}`
  return entryPage(say, words.forgotten, { note: words.forgottenNote, refusal, body })
}

/** The page by which a person chooses a password. */
export function passwordPage(say: Say, path: string, refusal?: Refusal): Page {
  const words = SIGN_IN_WORDS[say.language]
  const body = form(path, words.choose, [newPassword(words.fresh)])
  return entryPage(say, words.passwordTitle, { note: words.passwordNote, refusal, body })
}

function newPassword(label: string): Field {
  return { name: 'password', label, type: 'password', complete: 'new-password' }
}

/** The page by which the first person enters. */
export function setUpPage(
  say: Say,
  path: string,
  typed: { readonly name?: string; readonly email?: string } = {},
  refusal?: Refusal,
): Page {
  const words = SIGN_IN_WORDS[say.language]
  const fields: Field[] = [
    { name: 'name', label: words.name, complete: 'name', value: typed.name ?? '' },
    {
      name: 'email',
      label: words.email,
      type: 'email',
      complete: 'username',
      value: typed.email ?? '',
    },
    newPassword(words.password),
  ]
  const body = form(path, words.next, fields)
  const note = `${words.setUpNote} ${words.passwordNote}`
  return entryPage(say, words.setUpTitle, { note, refusal, body })
}

/** The fields of a form that was sent; one that is missing, doubled or too long is refused. */
export function fieldsOf<const Names extends readonly string[]>(
  body: unknown,
  names: Names,
): Record<Names[number], string> {
  const sent = new URLSearchParams(typeof body === 'string' ? body : '')
  const fields = names.map(name => {
    const values = sent.getAll(name)
    if (values.length === 1 && (values[0] as string).length <= 8000) return [name, values[0]]
    throw new RefusalError('invalid_input', {
      path: name,
      value: `${values.length} values`,
      expected: 'one value',
    })
  })
  return Object.fromEntries(fields)
}

/** Where a person goes after signing in: a path of ours, never another site. */
export function safeNext(next: string): string {
  return /^\/(?![/\\])[\w\-./?=&%:,+~]*$/.test(next) && next.length <= 500 ? next : '/'
}
