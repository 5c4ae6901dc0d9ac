import { valueLabel } from './labels.ts'
import type { Language } from './words/languages.ts'

/** `call out: promised`, as the log of contacts keeps what somebody wrote down. */
const LOGGED = /^(call|visit|counter|email|letter|sms|portal|chat) (in|out): ([a-z_]+)$/

/** What a contact was about, in the reader's language where we named it ourselves. */
export function contactSubject(text: string, language: Language): string {
  const [, channel, , outcome] = LOGGED.exec(text) ?? []
  if (channel === undefined || outcome === undefined) return text
  return `${valueLabel(channel, language, 'channel')}: ${valueLabel(outcome, language, 'outcome').toLowerCase()}`
}
