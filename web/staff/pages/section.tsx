import { Anchor, SimpleGrid, Stack, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { labelOf } from '../../ui/labels.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useSpeech } from '../../ui/words/words.ts'
import { type SectionId, sectionOf } from '../navigation.ts'
import { useCommands, useLists, useMe } from '../queries.ts'
import { menuScreens } from '../screen.ts'
import { NotFoundPage } from './not-found.tsx'

const SettingsHub = lazy(async () => ({ default: (await import('./settings.tsx')).SettingsHub }))

/** A section: what there is to see in it, and what the reader can do there. */
export function SectionPage() {
  const { words, language } = useSpeech()
  const { section } = useParams({ strict: false }) as { readonly section: SectionId }
  const { data: lists } = useLists()
  const { data: commands } = useCommands()
  const { data: me } = useMe()
  if (lists === undefined || commands === undefined || me === undefined) return <Waiting />
  if (words.nouns[section] === undefined) return <NotFoundPage />
  const screens = lists.filter(list => sectionOf(list) === section)
  const actions = commands.filter(
    command => sectionOf(command) === section && me.permissions[command.permission] !== undefined,
  )
  return (
    <>
      <Heading title={words.nouns[section]} />
      {section === 'settings' ? (
        <Suspense fallback={<Waiting />}>
          <SettingsHub />
        </Suspense>
      ) : (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Sheet title={words.shell.screens}>
            <Stack gap={8}>
              {menuScreens(me.permissions)
                .filter(own => own.section === section)
                .map(({ path, menu }) => (
                  <Anchor key={path} component={Link} to={path} size="md">
                    {menu.title[language]}
                  </Anchor>
                ))}
              {screens.map(({ name, summary }) => (
                <div key={name}>
                  <Anchor component={Link} to={`/lists/${name}`} size="md">
                    {labelOf(name, language)}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {summary}
                  </Text>
                </div>
              ))}
            </Stack>
          </Sheet>
          {actions.length > 0 && (
            <Sheet title={words.shell.actions}>
              <Stack gap={8}>
                {actions.map(({ name, summary }) => (
                  <div key={name}>
                    <Anchor component={Link} to={`/do/${name}`} size="md">
                      {labelOf(name, language)}
                    </Anchor>
                    <Text size="xs" c="dimmed">
                      {summary}
                    </Text>
                  </div>
                ))}
              </Stack>
            </Sheet>
          )}
        </SimpleGrid>
      )}
    </>
  )
}
