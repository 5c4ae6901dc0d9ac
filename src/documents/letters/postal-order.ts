/** A letter of a batch, as the post wants it sorted. */
export type Posted = {
  readonly accountId: string
  readonly messageId: string
  readonly country: string
  readonly postalCode: string | null
  readonly number: string
}

/**
 * Letters in postal order: those within the sender's country first, then country by country; within a
 * country by postal code, as franking machines and bulk rates ask for.
 */
export function inPostalOrder<Letter extends Posted>(
  letters: readonly Letter[],
  home: string,
): Letter[] {
  const keyOf = (letter: Letter): string =>
    [
      letter.country === home ? '' : letter.country,
      letter.postalCode ?? '',
      letter.number,
      letter.messageId,
    ].join('\u0000')
  return letters
    .map(letter => ({ letter, key: keyOf(letter) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ letter }) => letter)
}

/** Sheets of paper that so many pages take. */
export function sheetsOf(pages: number, isDuplex: boolean): number {
  return isDuplex ? Math.ceil(pages / 2) : pages
}
