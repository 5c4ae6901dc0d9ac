type Facts = Record<string, string | number>

/** Facts of a refusal as they are kept. */
export function plainFacts(facts: Readonly<Record<string, unknown>>): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : storable(String(value)),
    ]),
  )
}

/** Text as PostgreSQL can store it, and no longer than can be shown. */
export function storable(text: string): string {
  return text.slice(0, 300).toWellFormed().replaceAll('\0', '\uFFFD')
}
