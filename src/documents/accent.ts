const FALLBACK = '#1f4e5f'
const LEAST_CONTRAST = 4.5

/**
 * The seller's accent colour, darkened until text in it is legible on white paper (contrast of at
 * least 4.5 : 1, WCAG 2.2 AA). Anything that is not `#rrggbb` gives a dark teal.
 */
export function accessibleAccent(accent: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(accent)) return FALLBACK
  let channels = [1, 3, 5].map(at => Number.parseInt(accent.slice(at, at + 2), 16))
  while (contrastOnWhite(channels) < LEAST_CONTRAST) {
    channels = channels.map(channel => Math.floor(channel * 0.94))
  }
  return `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`
}

function contrastOnWhite(channels: readonly number[]): number {
  const [red, green, blue] = channels.map(channel => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05)
}
