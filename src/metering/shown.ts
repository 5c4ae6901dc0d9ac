/**
 * A value of an input as a refusal quotes it: at most 80 characters, and without control characters
 * and halves of characters, which neither a log nor a line of a file can hold.
 */
export function shown(value: string): string {
  const text = value.slice(0, 80).toWellFormed()
  return text.replace(/\p{Cc}/gu, '\uFFFD')
}
