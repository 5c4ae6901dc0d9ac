import type { MandateView } from '../../views/mandate.ts'

/** Days before a mandate dies by itself from which on it is pointed out. */
const SOON_DAYS = 90

/** Whether a usable mandate dies soon because nothing was collected under it. */
export function expiresSoon(view: Pick<MandateView, 'state' | 'expiresOn' | 'today'>): boolean {
  const { state, expiresOn, today } = view
  if (state !== 'usable' || expiresOn === null) return false
  return Date.parse(expiresOn) - Date.parse(today) <= SOON_DAYS * 86_400_000
}
