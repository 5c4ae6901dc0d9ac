/** A made-up bank's accounts: sort code 37040044, numbers counted up, check digits worked out. */
export function ibanOf(n: number): string {
  const bban = `37040044${String(5_320_130_00 + n).padStart(10, '0')}`
  const check = 98n - (BigInt(`${bban}131400`) % 97n)
  return `DE${String(check).padStart(2, '0')}${bban}`
}
