/** The first of these that a browser names itself by tells which it is: most call themselves Chrome or Safari, too. */
const BROWSERS = [
  ['Edge', /\bEdg(?:A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Headless)?(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\//],
] as const

const SYSTEMS = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const

/** A browser as people know it, `Firefox 152, Windows`; what nobody knows stays as it calls itself, cut short. */
export function browserName(agent: string): string {
  const system = SYSTEMS.find(([, sign]) => sign.test(agent))?.[0]
  for (const [name, sign] of BROWSERS) {
    const version = sign.exec(agent)?.[1]
    if (version !== undefined) return [`${name} ${version}`, system].filter(Boolean).join(', ')
  }
  return agent.length > 60 ? `${agent.slice(0, 60)}…` : agent
}
