/**
 * What a page may do: show our stylesheet, font and mark, and send a search to ourselves. No script
 * runs, nothing is loaded from elsewhere, nobody frames it.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** As every page, and a script of our own runs: where a passkey is asked for. */
export const SCRIPT_POLICY = `${PAGE_POLICY}; script-src 'self'`

/** A PDF is shown by the browser's own viewer, which needs its plugin frame and inline styles. */
export const PDF_POLICY =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** Sent with every answer, errors too. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': PAGE_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  // Customer data stays out of caches; assets and files say otherwise themselves.
  'cache-control': 'no-store',
}
