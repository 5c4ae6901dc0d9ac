/**
 * Runs in the page: goes from screen to screen as the console's own links do, waits until each has
 * drawn itself, and says what is wrong with it. Gives `path: fault`. First the paths asked for; with a
 * part, also all that menu and sections lead to: every screen, and of lists and forms, which are made
 * alike, those of the part.
 */
// biome-ignore lint/correctness/noUnusedVariables: crawl.db.test.ts calls it in the page
async function crawl(asked) {
  const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
  const faults = []
  const settled = async isThere => {
    for (let tries = 0; tries < 600; tries += 1) {
      if (isThere()) return true
      await pause(tries < 100 ? 4 : 20)
    }
    return false
  }
  const go = path => {
    history.pushState({}, '', `/console${path}`)
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  }
  const isDrawn = () =>
    document.querySelector('main h1') !== null &&
    document.querySelector('main [aria-busy="true"]') === null
  const speak = async () => {
    if (document.documentElement.lang === asked.language) return
    document.querySelector('header [aria-haspopup="menu"]')?.click()
    const choice = () => document.querySelector(`[role="menuitem"][lang="${asked.language}"]`)
    await settled(() => choice() !== null)
    choice()?.click()
    await settled(() => document.documentElement.lang === asked.language)
  }
  const nameless = () =>
    [...document.querySelectorAll('main button, main a[href], header button')].filter(
      each =>
        each.textContent?.trim() === '' &&
        each.getAttribute('aria-label') === null &&
        (each.labels?.length ?? 0) === 0 &&
        each.getAttribute('aria-hidden') !== 'true' &&
        each.querySelector('img[alt]:not([alt=""]), svg title') === null,
    )
  const unlabelled = () =>
    [...document.querySelectorAll('main input, main select, main textarea')].filter(
      each =>
        each.type !== 'hidden' &&
        // Behind a button that is what people see and name.
        each.style.display !== 'none' &&
        each.getAttribute('aria-hidden') !== 'true' &&
        (each.labels?.length ?? 0) === 0 &&
        each.getAttribute('aria-label') === null &&
        each.getAttribute('aria-labelledby') === null,
    )
  /** The innermost element that reaches furthest to the right. */
  const widest = () => {
    const [first] = [...document.querySelectorAll('body *')]
      .map(each => ({ each, right: each.getBoundingClientRect().right }))
      .sort((a, b) => a.right - b.right)
      .slice(-1)
    return `${first?.each.outerHTML.slice(0, 160)} at ${first?.right}`
  }
  const visit = async path => {
    // A page of its own between two of the same kind, so that none is taken for the one before.
    document
      .querySelector('main h1')
      ?.setAttribute('data-old', document.querySelector('main h1')?.textContent ?? '')
    const before = location.pathname + location.search
    go(path)
    const isNew = () => {
      const title = document.querySelector('main h1')
      return title !== null && title.getAttribute('data-old') !== title.textContent
    }
    const isSame = before.replace(/\/$/, '') === `/console${path}`.replace(/\/$/, '')
    const heading = document.querySelector('main h1')
    let isSettled = await settled(() => (isSame || isNew()) && isDrawn())
    // The page before may have renamed itself just then: the same heading may not be the new page's.
    if (isSettled && document.querySelector('main h1') === heading) {
      await pause(50)
      isSettled = await settled(isDrawn)
    }
    if (!isSettled) {
      faults.push(
        `${path}: not drawn, ${document.querySelector('main')?.textContent?.slice(0, 80)}`,
      )
      return
    }
    const text = document.querySelector('main')?.textContent ?? ''
    const alert = document.querySelector('main [role="alert"]')
    if (alert !== null) faults.push(`${path}: ${alert.textContent?.slice(0, 120)}`)
    if (/\[object Object\]|undefined|NaN/.test(text))
      faults.push(`${path}: shows a value of no kind`)
    for (const each of nameless()) faults.push(`${path}: no name: ${each.outerHTML.slice(0, 120)}`)
    for (const each of unlabelled())
      faults.push(`${path}: no label: ${each.outerHTML.slice(0, 120)}`)
    if (document.documentElement.scrollWidth > innerWidth)
      faults.push(`${path}: wider than the window: ${widest()}`)
  }
  const links = within =>
    [...document.querySelectorAll(`${within} a[href^="/console"]`)].map(each =>
      each.getAttribute('href').replace('/console', '').replace(/^$/, '/'),
    )
  await speak()
  for (const path of asked.paths) await visit(path)
  if (asked.part === undefined) return faults
  // What the menu leads to, and what each section leads to.
  await visit('/')
  const found = new Set()
  for (const section of new Set(links('nav'))) {
    await visit(section)
    for (const link of links('main')) found.add(link.split('?')[0])
  }
  const alike = [...found].filter(path => /^\/(?:lists|do)\//.test(path)).sort()
  const own = [...found].filter(path => path !== '/' && !/^\/(?:lists|do|in)\//.test(path))
  for (const path of own) await visit(path)
  const { at, of } = asked.part
  for (const path of alike.filter((_, i) => i % of === at)) await visit(path)
  return faults
}
