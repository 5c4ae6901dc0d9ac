import { Kbd, Modal, Table } from '@mantine/core'
import { useSpeech } from '../ui/words/words.ts'

/** What the keys do. */
export default function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const { words } = useSpeech()
  const keys = [
    ['/ , Ctrl K', words.keys.search],
    ['j, k', words.keys.move],
    ['Enter', words.keys.open],
    ['f', words.keys.filter],
    ['a, h', `${words.runs.accept}, ${words.runs.hold}`],
    ['Esc', words.keys.close],
    ['?', words.keys.help],
  ] as const
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.shell.help}
      closeButtonProps={{ 'aria-label': words.shell.close }}
    >
      <Table>
        <Table.Tbody>
          {keys.map(([key, meaning]) => (
            <Table.Tr key={key}>
              <Table.Td>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{meaning}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
