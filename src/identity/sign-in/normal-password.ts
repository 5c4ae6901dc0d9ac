/** One form of a text that can be typed in several. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC')
}
