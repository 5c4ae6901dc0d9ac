import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useSpeech } from '../words/words.ts'
import { dayIn } from './day.ts'

/** A day: typed as people write it ("eom", "+30", 31.1.2026), or picked; given on as ISO text. */
export function DayInput({
  value,
  onDay,
  ...props
}: Omit<TextInputProps, 'value' | 'onChange' | 'type'> & {
  readonly value: string
  readonly onDay: (iso: string) => void
}) {
  const { words } = useSpeech()
  const [text, setText] = useState(value)
  const picker = useRef<HTMLInputElement>(null)
  useEffect(() => setText(value), [value])
  const isMonthFirst = navigator.language === 'en-US'
  const take = (typed: string) => {
    setText(typed)
    const found = dayIn(typed, new Date(), isMonthFirst)
    // What is no day yet is given on as it stands, so that the server can say so.
    onDay(/^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : (found ?? typed))
  }
  return (
    <TextInput
      {...props}
      value={text}
      placeholder={words.form.dayHint}
      onChange={event => setText(event.currentTarget.value)}
      onBlur={event => take(event.currentTarget.value)}
      onKeyDown={event => {
        if (event.key === 'Enter') take(event.currentTarget.value)
      }}
      rightSection={
        <>
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden
            className="picker"
            value={/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : ''}
            onChange={event => take(event.currentTarget.value)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={words.form.pickDay}
            onClick={() => picker.current?.showPicker()}
          >
            <IconCalendar size={14} />
          </ActionIcon>
        </>
      }
    />
  )
}
