import { z } from 'zod'
import { code } from '../../formats/fields.ts'
import { pictureFacts } from '../../formats/picture.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { giveLogo } from '../../ledger/commands/logo.ts'
import type { EntityLogo } from '../../ledger/load.ts'
import { type AnyCommand, defineCommand } from '../../platform/command.ts'
import { contentHash } from '../../platform/storage.ts'
import { renderLetter } from '../render.ts'

/** Every document carries its logo, so it weighs on the archive: a million invoices of it are 100 GB. */
const MOST_BYTES = 100_000

/** Pixels of a side: less is not legible on paper, more is not seen. */
const SIDE = { least: 24, most: 3000 }

/** As base64 (a third more than the file). */
const setEntityLogoInput = z.strictObject({
  entity: code,
  /** A PNG or JPEG as base64; null: none any more. */
  content: z.base64().max(400_000).nullable(),
})

/**
 * Gives a legal entity its logo, or takes it away. Documents that are issued from now on carry it, and
 * letters and e-mails that are made from now on; what was issued keeps the one that it has.
 */
export const setEntityLogo = defineCommand({
  name: 'setEntityLogo',
  summary: 'Set the logo in the head of documents, letters and e-mails, or take it away',
  permission: 'ledger.define',
  input: setEntityLogoInput,
  run: async (tx, input, ctx): Promise<Result<{ entity: string; sha256: string | null }>> => {
    const logo = input.content === null ? null : logoOf(Buffer.from(input.content, 'base64'))
    if (logo !== null && !logo.ok) return logo
    const by = { at: ctx.clock.now(), by: ctx.actor }
    await giveLogo(tx, input.entity, logo?.value ?? null, by)
    return ok({ entity: input.entity, sha256: logo?.value.sha256 ?? null })
  },
  logged: ({ content, ...input }) => ({
    ...input,
    bytes: content === null ? null : Math.floor((content.length * 3) / 4),
  }),
})

export const logoCommands: readonly AnyCommand[] = [setEntityLogo]

function logoOf(content: Buffer): Result<EntityLogo> {
  if (content.length > MOST_BYTES) {
    const facts = { kilobytes: Math.ceil(content.length / 1000), most: MOST_BYTES / 1000 }
    return refuse('logo_too_large', facts)
  }
  const found = pictureFacts(content)
  if (found === undefined) return refuse('logo_no_picture', {})
  const { width, height, type: contentType } = found
  if (Math.min(width, height) < SIDE.least || Math.max(width, height) > SIDE.most) {
    return refuse('logo_size', { width, height, ...SIDE })
  }
  const logo = { sha256: contentHash(content), contentType, content }
  // A picture that the printer cannot read would hold up every document of the next run.
  return printsWith(logo) ? ok(logo) : refuse('logo_no_picture', {})
}

/** Whether a letter with this picture in its head can be printed: the engine decodes it whole. */
function printsWith(logo: EntityLogo): boolean {
  const sender = {
    ...{ name: 'Logo', addressLines: ['Logo'], phone: null, email: null, website: null },
    ...{ registration: null, taxId: null, accent: '#000000', logo },
  }
  const recipient = { name: 'Logo', number: '1', lines: ['Logo'], paper: 'a4' } as const
  try {
    renderLetter({
      ...{ subject: 'Logo', blocks: [], language: 'en', date: '2000-01-01' },
      ...{ recipient, sender, copy: null },
    })
    return true
  } catch {
    return false
  }
}
