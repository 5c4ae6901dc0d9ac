const PREFIX = 'HOUSE-'

/** The number of the account that holds a legal entity's own entries. */
export function houseAccountNumber(entityCode: string): string {
  return `${PREFIX}${entityCode}`
}

/** The legal entity whose own account would bear this number; undefined of any other number. */
export function entityOfHouse(number: string): string | undefined {
  return number.startsWith(PREFIX) ? number.slice(PREFIX.length) : undefined
}
