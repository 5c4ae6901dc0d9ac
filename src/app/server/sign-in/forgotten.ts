import type { FastifyInstance, FastifyRequest } from 'fastify'
import { askForPassword } from '../../../identity/sign-in/commands/forgotten.ts'
import { setting } from '../../../platform/settings/settings.ts'
import type { System } from '../../../platform/system.ts'
import { namesLoopback } from '../hosts.ts'
import { sayTo } from '../say.ts'
import { fieldsOf, forgottenPage } from './forms.ts'
import { placeOf } from './passkey-forms.ts'
import { sendPage, visitorOf } from './visitor.ts'

/** Adds the page for a forgotten password: for staff and for customers, who sign in at one door. */
export function addForgotten(app: FastifyInstance, system: System): void {
  app.get('/forgotten', async (request, reply) => {
    const say = sayTo(request.headers)
    return sendPage(reply, say, forgottenPage(say, canMail(request) ? 'asks' : 'no_mail'))
  })
  app.post('/forgotten', async (request, reply) => {
    const say = sayTo(request.headers)
    const { email } = fieldsOf(request.body, ['email'])
    if (!canMail(request)) return sendPage(reply, say, forgottenPage(say, 'no_mail'), 422)
    const { origin } = placeOf(request)
    const wait = await askForPassword(system, { email, origin }, visitorOf(request))
    if (wait?.kind !== 'throttled') return sendPage(reply, say, forgottenPage(say, 'sent'))
    const { seconds } = wait
    reply.header('retry-after', seconds)
    const refusal = { code: 'sign_in_throttled', facts: { seconds } }
    return sendPage(reply, say, forgottenPage(say, 'asks', refusal), 429)
  })
}

/**
 * Whether a link can be mailed that leads here and nowhere else: the address of the server stands in the
 * settings, or nobody but this machine can ask. What a request calls its host, a stranger may have made up.
 */
function canMail(request: FastifyRequest): boolean {
  return setting('QUITTANCE_PUBLIC_URL') !== undefined || namesLoopback(request.headers.host)
}
