import type { EntitySettings } from '../../views/legal-entities.ts'

/** The texts of a legal entity; the address stands in one, a line each. */
export const ENTITY_TEXTS = [
  ...(['code', 'name', 'country', 'region', 'taxId', 'registration', 'email', 'phone'] as const),
  ...(['website', 'bankName', 'iban', 'bic', 'upiAddress', 'accent', 'paper'] as const),
  ...(['currency', 'timeZone', 'taxRounding', 'roundingMode', 'cashRounding'] as const),
] as const

export type EntityText = (typeof ENTITY_TEXTS)[number]

/** A legal entity while it is typed. */
export type EntityDraft = Readonly<Record<EntityText | 'address', string>>

/** What an entity is typed from: as it stands, or as most begin. */
export function entityDraft(entity: EntitySettings | undefined): EntityDraft {
  const empty = Object.fromEntries(ENTITY_TEXTS.map(name => [name, '']))
  const begun = {
    ...{ accent: '#0b6e4f', paper: 'a4', taxRounding: 'per_group', roundingMode: 'half_up' },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
  const texts = Object.fromEntries(
    ENTITY_TEXTS.map(name => [name, entity === undefined ? '' : (entity[name] ?? '')]),
  )
  const draft = entity === undefined ? { ...empty, ...begun } : texts
  return { ...draft, address: entity?.addressLines.join('\n') ?? '' } as EntityDraft
}

/** An entity as the command takes it; what is empty is left out. */
export function entityRow(draft: EntityDraft) {
  const lines = draft.address.split('\n').map(line => line.trim())
  const given = ENTITY_TEXTS.map(name => [name, draft[name].trim()] as const)
  return {
    ...Object.fromEntries(given.filter(([, text]) => text !== '')),
    addressLines: lines.filter(line => line !== ''),
  }
}

/** How strongly a colour stands out from white paper, 1 to 21 (WCAG 2.2). */
export function contrastOnWhite(colour: string): number {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1) ?? []
  if (parts.length < 3) return 21
  const [red = 0, green = 0, blue = 0] = parts.map(part => {
    const value = Number.parseInt(part, 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
