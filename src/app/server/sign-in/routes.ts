import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  changePassword,
  choosePasswordByLink,
  setUp,
} from '../../../identity/sign-in/commands/links.ts'
import { enter } from '../../../identity/sign-in/commands/open-session.ts'
import {
  askForPasskey,
  forgetPasskey,
  keepPasskey,
  offerPasskey,
  type Place,
  signInWithPasskey,
} from '../../../identity/sign-in/commands/passkeys.ts'
import {
  offerAuthenticator,
  turnOffAuthenticator,
  turnOnAuthenticator,
} from '../../../identity/sign-in/commands/second-factor.ts'
import { endOwn, type SignedIn } from '../../../identity/sign-in/commands/sessions.ts'
import {
  type Attempt,
  ownStepRefusal,
  signIn,
  signInWithCode,
} from '../../../identity/sign-in/commands/sign-in.ts'
import { type Refusal, RefusalError } from '../../../kernel/result.ts'
import type { System } from '../../../platform/system.ts'
import { ASSET_PATHS } from '../assets.ts'
import type { Page } from '../frame.ts'
import { addMy } from '../my/routes.ts'
import { type Say, sayTo } from '../say.ts'
import { giveCookies, isForeign, takeCookie } from './cookies.ts'
import { addForgotten } from './forgotten.ts'
import { codePage, fieldsOf, passwordPage, safeNext, setUpPage, signInPage } from './forms.ts'
import { askerOfRequest } from './guard.ts'
import { mePage, offeredPart, recoveryPart, type Said } from './me.ts'
import { addSingleSignOn, providerOf } from './oidc.ts'
import { newPasskeyPart, passkeyPage, placeOf } from './passkey-forms.ts'
import { sendPage, visitorOf } from './visitor.ts'
import { SIGN_IN_WORDS } from './words.ts'

/** Adds the pages and forms of signing in. They take forms of our own pages alone. */
export function addSignIn(app: FastifyInstance, system: System): void {
  const provider = providerOf()
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    const asText = { parseAs: 'string', bodyLimit: 16_384 } as const
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      asText,
      async (_: unknown, body: string) => body,
    )
    // What is no form is no form of ours: refused like one of another site.
    scope.addContentTypeParser('*', async () => {
      throw new RefusalError('foreign_form', {})
    })
    scope.addHook('preValidation', async request => {
      if (request.method !== 'GET' && request.method !== 'HEAD' && isForeign(request)) {
        throw new RefusalError('foreign_form', {})
      }
    })
    addEntrance(scope, system)
    addForgotten(scope, system)
    addLinks(scope, system)
    addMe(scope, system)
    addMy(scope, system)
    if (provider !== undefined) addSingleSignOn(scope, system, provider)
  })
}

function addEntrance(app: FastifyInstance, system: System): void {
  app.get<{ Querystring: { next?: unknown } }>('/sign-in', async (request, reply) => {
    const { next } = request.query
    return sendPage(reply, ...signInArguments(request, typeof next === 'string' ? next : '/'))
  })
  app.post('/sign-in', async (request, reply) => {
    const { email, password, next } = fieldsOf(request.body, ['email', 'password', 'next'])
    const attempt = await signIn(system, { email, password }, visitorOf(request))
    return answer(request, reply, attempt, next, refusal =>
      signInPage(sayTo(request.headers), safeNext(next), refusal),
    )
  })
  app.post('/sign-in/code', async (request, reply) => {
    const { ticket, code, next } = fieldsOf(request.body, ['ticket', 'code', 'next'])
    const attempt = await signInWithCode(system, { ticket, code }, visitorOf(request))
    return answer(request, reply, attempt, next, refusal =>
      codePage(sayTo(request.headers), ticket, safeNext(next), refusal),
    )
  })
  type Next = { Querystring: { next?: unknown } }
  app.get<Next>('/sign-in/passkey', async (request, reply) => {
    const say = sayTo(request.headers)
    const { next } = request.query
    const challenge = await askForPasskey(system, placeOf(request))
    const to = safeNext(typeof next === 'string' ? next : '/')
    return sendPage(reply, say, passkeyPage(say, challenge, to))
  })
  app.post('/sign-in/passkey', async (request, reply) => {
    const { next, ...answered } = fieldsOf(request.body, ['ticket', 'response', 'next'])
    const place = placeOf(request)
    const attempt = await signInWithPasskey(system, place, answered, visitorOf(request))
    const challenge = await askForPasskey(system, place)
    return answer(request, reply, attempt, next, refusal =>
      passkeyPage(sayTo(request.headers), challenge, safeNext(next), refusal),
    )
  })
  app.post('/sign-out', async (request, reply) => {
    const who = await askerOfRequest(system, request)
    if (who !== undefined) await endOwn(system, who.personId, { only: who.sessionId })
    takeCookie(reply)
    return reply.redirect('/sign-in', 303)
  })
}

function signInArguments(request: FastifyRequest, next: string): [Say, Page] {
  const say = sayTo(request.headers)
  return [say, signInPage(say, safeNext(next))]
}

/** What came of an attempt: the same page for every refusal, whatever its reason. */
function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  attempt: Attempt,
  next: string,
  again: (refusal: Refusal) => Page,
): FastifyReply {
  const say = sayTo(request.headers)
  switch (attempt.kind) {
    case 'entered':
      giveCookies(reply, attempt)
      return reply.redirect(safeNext(next), 303)
    case 'code_needed':
      return sendPage(reply, say, codePage(say, attempt.ticket, safeNext(next)))
    case 'throttled': {
      const { seconds } = attempt
      reply.header('retry-after', seconds)
      const refusal = { code: 'sign_in_throttled', facts: { seconds } }
      return sendPage(reply, say, again(refusal), 429)
    }
    default:
      return sendPage(reply, say, again({ code: 'sign_in_refused', facts: {} }), 401)
  }
}

type Token = { Params: { token: string } }

function addLinks(app: FastifyInstance, system: System): void {
  app.get<Token>('/password/:token', async (request, reply) => {
    const say = sayTo(request.headers)
    return sendPage(reply, say, passwordPage(say, `/password/${request.params.token}`))
  })
  app.post<Token>('/password/:token', async (request, reply) => {
    const { token } = request.params
    const { password } = fieldsOf(request.body, ['password'])
    const chosen = await choosePasswordByLink(system, token, password)
    const say = sayTo(request.headers)
    if (!chosen.ok) {
      return sendPage(reply, say, passwordPage(say, `/password/${token}`, chosen.refusal), 422)
    }
    // They sign in with it now, second factor and all.
    return reply.redirect('/sign-in', 303)
  })
  app.get<Token>('/set-up/:token', async (request, reply) => {
    const say = sayTo(request.headers)
    return sendPage(reply, say, setUpPage(say, `/set-up/${request.params.token}`))
  })
  app.post<Token>('/set-up/:token', async (request, reply) => {
    const { token } = request.params
    const typed = fieldsOf(request.body, ['name', 'email', 'password'])
    const say = sayTo(request.headers)
    const done = await setUp(system, token, { ...typed, language: say.language })
    if (!done.ok) {
      return sendPage(reply, say, setUpPage(say, `/set-up/${token}`, typed, done.refusal), 422)
    }
    const { personId } = done.value
    const entered = await enter(system, personId, { method: 'link' }, visitorOf(request))
    if (entered !== undefined) giveCookies(reply, entered)
    return reply.redirect('/', 303)
  })
}

function addMe(app: FastifyInstance, system: System): void {
  type Step = (who: SignedIn, say: Say, body: unknown, place: Place) => Promise<Said>
  const show = async (request: FastifyRequest, reply: FastifyReply, step?: Step) => {
    const say = sayTo(request.headers)
    const who = await askerOfRequest(system, request)
    if (who === undefined) return sendPage(reply, say, signInPage(say, '/me'), 401)
    const wait = step === undefined ? undefined : await ownStepRefusal(system, who.personId)
    const said =
      wait === undefined
        ? await step?.(who, say, request.body, placeOf(request))
        : { refusal: wait }
    const status = said?.refusal === undefined ? 200 : 422
    return sendPage(reply, say, await mePage(system, say, who, said), status, who)
  }
  const done = (say: Say): Said => ({ shown: SIGN_IN_WORDS[say.language].done })
  const steps: Readonly<Record<string, Step>> = {
    '/me/end': async ({ personId }, say, body) => {
      const { session } = fieldsOf(body, ['session'])
      const ended = await endOwn(system, personId, { only: session })
      return ended.ok ? done(say) : ended
    },
    '/me/end-others': async ({ personId, sessionId }, say) => {
      await endOwn(system, personId, { but: sessionId })
      return done(say)
    },
    '/me/password': async (who, say, body) => {
      const typed = fieldsOf(body, ['old', 'password'])
      const changed = await changePassword(system, who, typed)
      return changed.ok ? done(say) : changed
    },
    '/me/passkeys': async (who, say, _, place) => ({
      shown: newPasskeyPart(say, await offerPasskey(system, who, place)),
      script: ASSET_PATHS.passkey,
    }),
    '/me/passkeys/confirm': async ({ personId }, say, body, place) => {
      const made = fieldsOf(body, ['ticket', 'response', 'name'])
      const kept = await keepPasskey(system, personId, place, made)
      return kept.ok ? done(say) : kept
    },
    '/me/passkeys/drop': async ({ personId }, say, body) => {
      const { passkey } = fieldsOf(body, ['passkey'])
      const dropped = await forgetPasskey(system, personId, passkey)
      return dropped.ok ? done(say) : dropped
    },
    '/me/authenticator': async ({ personId }, say) => {
      const offered = await offerAuthenticator(system, personId)
      return offered.ok ? { shown: offeredPart(say, offered.value) } : offered
    },
    '/me/authenticator/confirm': async ({ personId }, say, body) => {
      const { code } = fieldsOf(body, ['code'])
      const turned = await turnOnAuthenticator(system, personId, code)
      return turned.ok ? { shown: recoveryPart(say, turned.value.recoveryCodes) } : turned
    },
    '/me/authenticator/drop': async ({ personId }, say, body) => {
      const { code } = fieldsOf(body, ['code'])
      const turned = await turnOffAuthenticator(system, personId, code)
      return turned.ok ? done(say) : turned
    },
  }
  app.get('/me', (request, reply) => show(request, reply))
  for (const [path, step] of Object.entries(steps)) {
    app.post(path, (request, reply) => show(request, reply, step))
  }
}
