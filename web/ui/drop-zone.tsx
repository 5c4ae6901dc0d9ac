import { Button, FileButton, Text } from '@mantine/core'
import { type DragEvent, useState } from 'react'

/** Where a file is dropped, or chosen by the keyboard. */
export function DropZone(props: {
  /** What is dropped here. */
  readonly title: string
  readonly hint: string
  readonly choose: string
  readonly onFile: (file: File | null | undefined) => void
}) {
  const { title, hint, choose, onFile } = props
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0])
  }
  return (
    <section
      aria-label={title}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      style={{
        border: `2px dashed var(--mantine-color-${isOver ? 'blue-6' : 'default-border'})`,
        borderRadius: 8,
        padding: '28px 16px',
        textAlign: 'center',
      }}
    >
      <Text size="sm" mb="sm">
        {hint}
      </Text>
      <FileButton onChange={onFile} inputProps={{ 'aria-label': choose }}>
        {props => <Button {...props}>{choose}</Button>}
      </FileButton>
    </section>
  )
}
