import { ActionIcon, Menu, Table } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Row } from '../api.ts'
import { labelOf } from '../labels.ts'
import { usePermissions } from '../permissions.ts'
import { useSpeech } from '../words/words.ts'
import { filledBy, rowDeedsOf } from './deeds.ts'

/** What the reader may do about one row of a list, as a menu at its end; nothing where there is nothing. */
export function RowMenu(props: { readonly list: string; readonly row: Row; readonly of: string }) {
  const { words, language } = useSpeech()
  const { list, row, of } = props
  const permissions = usePermissions()
  const deeds = rowDeedsOf(list).filter(
    ({ permission, unless }) =>
      permissions[permission] !== undefined && (unless === undefined || row[unless] === null),
  )
  return (
    <Table.Td className="row-deeds" onClick={event => event.stopPropagation()}>
      {deeds.length > 0 && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`${words.shell.actions}: ${of}`}
            >
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {deeds.map(({ command, fill }) => (
              <Menu.Item
                key={command}
                component={Link}
                to={`/do/${command}?${new URLSearchParams(filledBy(fill, row))}`}
              >
                {labelOf(command, language)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Table.Td>
  )
}
