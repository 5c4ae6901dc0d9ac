import { describe, expect, test } from 'vitest'
import {
  isWebhookGenuine,
  newWebhookSecret,
  webhookHeaders,
  webhookSignature,
} from './standard-webhooks.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const MESSAGE = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1_614_265_330,
  body: '{"test": 2432232314}',
}

test('signs as the published example of the standard is signed', () => {
  expect(webhookSignature(MESSAGE, [SECRET])).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})

describe('a message that came in', () => {
  const old = newWebhookSecret()
  const headers = webhookHeaders(MESSAGE, [SECRET])
  const now = MESSAGE.timestamp
  const { body } = MESSAGE
  const signature = String(headers['webhook-signature'])
  test.each<[string, object, string, string[], number, boolean]>([
    ['as it was sent', {}, body, [SECRET], now, true],
    ['one byte changed', {}, body.replace('4}', '5}'), [SECRET], now, false],
    ['printed anew', {}, JSON.stringify(JSON.parse(body)), [SECRET], now, false],
    ['five minutes old', {}, body, [SECRET], now + 300, true],
    ['older', {}, body, [SECRET], now + 301, false],
    ['of the future', {}, body, [SECRET], now - 301, false],
    ['without a time', { 'webhook-timestamp': undefined }, body, [SECRET], now, false],
    ['with a time that is none', { 'webhook-timestamp': 'NaN' }, body, [SECRET], now, false],
    ['of another time', { 'webhook-timestamp': String(now + 1) }, body, [SECRET], now, false],
    ['without an id', { 'webhook-id': '' }, body, [SECRET], now, false],
    ['of another id', { 'webhook-id': 'msg_2' }, body, [SECRET], now, false],
    ['with an empty signature', { 'webhook-signature': 'v1,' }, body, [SECRET], now, false],
    ['without a signature', { 'webhook-signature': undefined }, body, [SECRET], now, false],
    [
      'signed by another version',
      { 'webhook-signature': signature.replace('v1', 'v2') },
      body,
      [SECRET],
      now,
      false,
    ],
    [
      'signed twice, once rightly',
      { 'webhook-signature': `v1,AAAA ${signature}` },
      body,
      [SECRET],
      now,
      true,
    ],
    ['by a secret that holds no more', {}, body, [old], now, false],
    ['by the older of two secrets', {}, body, [old, SECRET], now, true],
  ])('%s', (_, changed, text, secrets, nowS, genuine) => {
    expect(isWebhookGenuine({ ...headers, ...changed }, text, secrets, nowS)).toBe(genuine)
  })

  test('signed by two secrets is taken by who knows either', () => {
    const both = webhookHeaders(MESSAGE, [old, SECRET])
    for (const secret of [old, SECRET]) {
      expect(isWebhookGenuine(both, body, [secret], now)).toBe(true)
    }
  })
})
