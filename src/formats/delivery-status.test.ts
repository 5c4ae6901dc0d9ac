import { expect, test } from 'vitest'
import { readDeliveryReports } from './delivery-status.ts'

function bounce(
  fields: string,
  returned = 'Message-ID: <0190-abc@sun.example>\r\nSubject: Invoice',
): string {
  return [
    'From: MAILER-DAEMON@mx.example',
    'To: bounces+0190@sun.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <report-1@mx.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    'Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0100',
    '',
    fields,
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    returned,
    '',
    'Dear customer',
    '--b--',
    '',
  ].join('\r\n')
}

const FAILED = (status: string, diagnostic: string): string =>
  [
    'Final-Recipient: rfc822; anna@example.com',
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
  ].join('\r\n')

test.each([
  ['5.1.1', '550 5.1.1 User unknown', 'hard'],
  ['5.1.2', '550 Host unknown', 'hard'],
  ['5.2.1', '550 Mailbox disabled', 'hard'],
  ['5.2.2', '552 Mailbox full', 'soft'],
  ['5.7.1', '550 Message looks like spam', 'soft'],
  ['4.4.7', 'delivery time expired', 'soft'],
])('status %s (%s) is %s', async (status, diagnostic, kind) => {
  expect(await readDeliveryReports(bounce(FAILED(status, diagnostic)))).toEqual([
    {
      kind,
      email: 'anna@example.com',
      status,
      diagnostic,
      messageId: '0190-abc@sun.example',
      sentTo: 'bounces+0190@sun.example',
      reportId: 'report-1@mx.example',
    },
  ])
})

test('folded lines, several recipients and the original address are read', async () => {
  const two = [
    'Original-Recipient: rfc822;Anna@Example.com',
    'Final-Recipient: rfc822; forwarded@example.net',
    'Action: failed',
    'Status: 5.1.1 (bad destination)',
    'Diagnostic-Code: smtp; 550 5.1.1',
    ' <forwarded@example.net>: no such user',
    '',
    'Final-Recipient: rfc822; ben@example.com',
    'Action: delayed',
    'Status: 4.4.1',
  ].join('\r\n')
  const found = await readDeliveryReports(bounce(two))
  expect(found.map(({ email, status, diagnostic }) => [email, status, diagnostic])).toEqual([
    ['Anna@Example.com', '5.1.1', '550 5.1.1 <forwarded@example.net>: no such user'],
  ])
})

test('a complaint is told as one', async () => {
  const report = [
    'From: fbl@mx.example',
    'To: abuse@sun.example',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is a complaint.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Mx/1',
    'Version: 1',
    'Original-Rcpt-To: <anna@example.com>',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    'Message-ID: <0190-abc@sun.example>',
    '',
    '--b--',
    '',
  ].join('\r\n')
  expect(await readDeliveryReports(report)).toMatchObject([
    { kind: 'complaint', email: 'anna@example.com', messageId: '0190-abc@sun.example' },
  ])
})

test.each([
  [
    'an ordinary e-mail',
    'From: a@b.example\r\nTo: c@d.example\r\nSubject: hi\r\n\r\nFinal-Recipient: rfc822; x@y.example\r\nAction: failed',
  ],
  ['nothing', ''],
  ['noise', '\u0000\u0001--\r\n\r\n--'],
  [
    'a success',
    bounce('Final-Recipient: rfc822; a@b.example\r\nAction: delivered\r\nStatus: 2.0.0'),
  ],
  [
    'an address without @',
    bounce('Final-Recipient: rfc822; root\r\nAction: failed\r\nStatus: 5.1.1'),
  ],
])('%s tells of no bounce', async (_, raw) => {
  expect(await readDeliveryReports(raw)).toEqual([])
})
