/** The fields of a form by name, as text. */
export type Fields = Readonly<Record<string, string>>

/** Who changed a field since the form was opened. */
export type Meeting = 'mine' | 'theirs' | 'both'

/** Of two who edited the same thing, who changed which field; both who chose the same value agree. */
export function meetingsOf(
  base: Fields,
  theirs: Fields,
  mine: Fields,
): Readonly<Record<string, Meeting>> {
  const names = new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)])
  const found: Record<string, Meeting> = {}
  for (const name of names) {
    const [was, now, typed] = [base[name] ?? '', theirs[name] ?? '', mine[name] ?? '']
    if (now === was && typed === was) continue
    if (typed === was) found[name] = 'theirs'
    else if (now === was) found[name] = 'mine'
    else found[name] = now === typed ? 'theirs' : 'both'
  }
  return found
}

/** The form with what was chosen: of fields that both changed, mine where that was asked for. */
export function settled(
  base: Fields,
  theirs: Fields,
  mine: Fields,
  isMine: Readonly<Record<string, boolean>>,
): Fields {
  const meetings = Object.entries(meetingsOf(base, theirs, mine))
  const taken = meetings.flatMap(([name, meeting]): [string, string][] =>
    meeting === 'mine' || (meeting === 'both' && isMine[name] === true)
      ? [[name, mine[name] ?? '']]
      : [],
  )
  return { ...theirs, ...Object.fromEntries(taken) }
}
