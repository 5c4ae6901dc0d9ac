import { useState } from 'react'

type Draft<Value> = { readonly value: Value; readonly key: string }

function keptAt<Value>(place: string): Draft<Value> | undefined {
  try {
    const kept = localStorage.getItem(place)
    return kept === null ? undefined : (JSON.parse(kept) as Draft<Value>)
  } catch {
    // Another version of the console may have kept what this one cannot read.
    localStorage.removeItem(place)
    return undefined
  }
}

/** Where the draft of a form is kept: what begins so is forgotten when its writer signs out. */
export function draftPlace(actor: string | undefined, form: string): string {
  return `form ${actor} ${form}`
}

/**
 * What was entered outlives a reload, a lost connection and another tab, and so does the key of the
 * intent, so that whichever of them is sent, it is done once. It goes once it has been done.
 */
export function useDraft<Value>(place: string, start: () => Value) {
  const [kept] = useState(() => keptAt<Value>(place))
  const [draft, setDraft] = useState<Draft<Value>>(
    () => kept ?? { value: start(), key: crypto.randomUUID() },
  )
  const [wasKept, setWasKept] = useState(kept !== undefined)
  const keep = (value: Value) => {
    // Another input is another intent.
    const next = { value, key: crypto.randomUUID() }
    try {
      localStorage.setItem(place, JSON.stringify(next))
    } catch {
      // A full or forbidden store keeps nothing; the form works all the same.
    }
    setDraft(next)
  }
  const begin = (value: Value) => {
    localStorage.removeItem(place)
    setWasKept(false)
    setDraft({ value, key: crypto.randomUUID() })
  }
  const forget = () => localStorage.removeItem(place)
  const drop = () => begin(start())
  return { ...draft, wasKept, keep, begin, forget, drop }
}
