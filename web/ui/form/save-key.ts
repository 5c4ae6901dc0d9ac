/** The button that Ctrl-Enter presses: `<Button {...SAVES}>`. */
export const SAVES = { 'data-saves': '' } as const

/**
 * Presses what saves the form in which somebody is typing: the nearest one around the focus, else of
 * the dialog or the page. A form without such a button is sent as by its own button.
 */
export function pressSave(from: Element | null): boolean {
  for (let at = from; at !== null && at !== document.body; at = at.parentElement) {
    const button = at.querySelector<HTMLButtonElement>('button[data-saves]:not(:disabled)')
    if (button !== null) {
      button.click()
      return true
    }
    if (at instanceof HTMLFormElement) {
      at.requestSubmit()
      return true
    }
    if (at.getAttribute('role') === 'dialog' || at.tagName === 'MAIN') return false
  }
  return false
}

/** Ctrl-Enter, anywhere: saves, and where a list is worked goes on to the next. */
export function listenForSave(): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
    const at = document.activeElement ?? document.querySelector('main')
    const from = at === document.body ? document.querySelector('main') : at
    if (pressSave(from)) event.preventDefault()
  }
  document.addEventListener('keydown', listen)
  return () => document.removeEventListener('keydown', listen)
}
