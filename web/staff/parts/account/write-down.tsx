import { useState } from 'react'
import { run } from '../../../ui/api.ts'
import { contentOf } from '../../../ui/file-content.ts'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { NOTE_BOX_WORDS } from '../../words/note-box.ts'
import { fileKey, NoteBox, type Noted } from '../note-box.tsx'

/** How something was said, by what the box calls it. */
const SAID = {
  note: { channel: 'note', direction: 'internal' },
  callIn: { channel: 'call', direction: 'in' },
  callOut: { channel: 'call', direction: 'out' },
  letterIn: { channel: 'letter', direction: 'in' },
  emailIn: { channel: 'email', direction: 'in' },
  visitOut: { channel: 'visit', direction: 'out' },
  counterIn: { channel: 'counter', direction: 'in' },
} as const

type Kind = keyof typeof SAID

const KINDS = ['note', 'callIn', 'callOut', 'letterIn', 'emailIn', 'visitOut', 'counterIn'] as const

/** What is noted on an account, with the files that came with it, for its timeline. */
export function WriteDown({ account }: { readonly account: string }) {
  const own = useWords(NOTE_BOX_WORDS)
  const [nextOn, setNextOn] = useState('')
  const save = async ({ kind, text, files, key }: Noted<Kind>) => {
    const { subject, body } = letterOf(text.trim(), files[0]?.name ?? '')
    const { interactionId } = await run(
      'recordInteraction',
      {
        ...SAID[kind],
        ...{ accountNumber: account, subject, body },
        ...(nextOn === '' ? {} : { nextOn }),
      },
      { key: `${key} ${nextOn}` },
    )
    for (const file of files) {
      const content = await contentOf(file)
      const kept = { accountNumber: account, interactionId, name: file.name, content }
      await run('addInteractionFile', kept, { key: fileKey(key, file) })
    }
    setNextOn('')
  }
  return (
    <Sheet>
      <NoteBox kinds={KINDS} save={save}>
        <DayInput label={own.nextOn} size="xs" w={170} value={nextOn} onDay={setNextOn} />
      </NoteBox>
    </Sheet>
  )
}

/** The first line as the subject, the rest below it; of a file without a text, its name. */
function letterOf(text: string, file: string): { readonly subject: string; readonly body: string } {
  const [first = '', ...rest] = text.split('\n')
  if (text === '') return { subject: file.slice(0, 200), body: '' }
  if (first.length > 200) return { subject: `${first.slice(0, 199)}…`, body: text }
  return { subject: first, body: rest.join('\n').trim() }
}
