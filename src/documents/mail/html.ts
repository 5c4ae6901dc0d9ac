import type { EntityLogo } from '../../ledger/load.ts'
import { accessibleAccent } from '../accent.ts'
import type { Block, Run } from '../messages/blocks.ts'

/** Who an e-mail comes from, as its foot says. */
export type MailSender = {
  readonly name: string
  readonly addressLines: readonly string[]
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly registration: string | null
  readonly taxId: string | null
  readonly accent: string
  readonly logo?: EntityLogo | undefined
}

/** By which name the text finds the picture that comes with it. */
export const LOGO_CID = 'logo@quittance'

const INK = '#1f2933'
const QUIET = '#5b6673'
const LINE = '#d9dee3'
const FONT = "'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif"

/** Text as it may stand between tags and in attributes of HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/**
 * A message as an HTML e-mail. Styles stand in the tags and the frame is a table, because mail programs
 * read little else; nothing is loaded from anywhere, so that opening it tells nobody.
 */
export function mailHtml(
  message: {
    readonly subject: string
    readonly blocks: readonly Block[]
    readonly language: string
  },
  sender: MailSender,
): string {
  const accent = accessibleAccent(sender.accent)
  const body = message.blocks.map(block => htmlBlock(block, accent)).join('\n')
  const address = [sender.name, ...sender.addressLines].map(escapeHtml).join(' · ')
  const contact = [sender.email, sender.phone, sender.website].filter(each => each !== null)
  const legal = [sender.registration, sender.taxId].filter(each => each !== null)
  const foot = [address, contact.map(escapeHtml).join(' · '), legal.map(escapeHtml).join(' · ')]
  return `<!doctype html>
<html lang="${escapeHtml(message.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(message.subject)}</title></head>
<body style="margin:0;padding:0;background:#f3f5f7">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f5f7"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:640px;background:#ffffff;border-top:4px solid ${accent}">
<tr><td style="padding:24px 32px 0;font:600 ${sender.logo === undefined ? 18 : 13}px ${FONT};color:${accent}">${logoTag(sender)}${escapeHtml(sender.name)}</td></tr>
<tr><td style="padding:16px 32px 24px;font:15px/1.5 ${FONT};color:${INK}">
${body}
</td></tr>
<tr><td style="padding:16px 32px 24px;border-top:1px solid ${LINE};font:12px/1.5 ${FONT};color:${QUIET}">${foot.filter(line => line !== '').join('<br>')}</td></tr>
</table></td></tr></table>
</body></html>
`
}

/** The picture travels with the e-mail: it is shown without asking anybody for it. */
function logoTag({ logo, name }: MailSender): string {
  if (logo === undefined) return ''
  return `<img src="cid:${LOGO_CID}" alt="${escapeHtml(name)}" height="44" style="display:block;height:44px;max-width:260px;border:0;margin:0 0 8px">`
}

function htmlBlock(block: Block, accent: string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 14px">${htmlRuns(block.runs)}</p>`
    case 'list': {
      const items = block.items.map(item => `<li style="margin:0 0 6px">${htmlRuns(item)}</li>`)
      return `<ul style="margin:0 0 14px;padding-left:22px">${items.join('')}</ul>`
    }
    case 'table':
      return htmlTable(block)
    case 'payment': {
      const rows = block.facts.map(
        ({ label, value }) =>
          `<tr><td style="padding:2px 16px 2px 0;color:${QUIET}">${escapeHtml(label)}</td><td style="padding:2px 0;font-weight:600">${escapeHtml(value)}</td></tr>`,
      )
      return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px;padding:10px 14px;background:#f7f9fa;border-left:3px solid ${accent};font:15px/1.5 ${FONT};color:${INK}">${rows.join('')}</table>`
    }
  }
}

function htmlRuns(runs: readonly Run[]): string {
  return runs
    .map(({ text, isStrong, href }) => {
      const safe = escapeHtml(text).replaceAll('\n', '<br>')
      if (href !== undefined) return `<a href="${escapeHtml(href)}">${safe}</a>`
      return isStrong === true ? `<strong>${safe}</strong>` : safe
    })
    .join('')
}

function htmlTable({ head, rows }: Extract<Block, { kind: 'table' }>): string {
  const cell = (tag: 'th' | 'td', text: string, isRight: boolean, style: string): string =>
    `<${tag} align="${isRight ? 'right' : 'left'}" style="padding:6px 10px 6px 0;border-bottom:1px solid ${LINE};white-space:nowrap;${style}">${escapeHtml(text)}</${tag}>`
  const heads = head.map(({ label, isRight }) =>
    cell('th', label, isRight, `font-weight:600;color:${QUIET};font-size:13px`),
  )
  const body = rows.map(
    row =>
      `<tr>${head.map(({ isRight }, n) => cell('td', row[n] ?? '', isRight, '')).join('')}</tr>`,
  )
  return `<table cellpadding="0" cellspacing="0" width="100%" style="margin:0 0 16px;border-collapse:collapse;font:14px/1.4 ${FONT};color:${INK}"><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
}
