import { startServer } from '../../src/app/server/server.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openDb } from '../../src/platform/database/database.ts'
import { systemOver } from '../../src/platform/system.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { everybodyMay } from '../support/authority.ts'

// fork('lone-server.ts', [TARGET, FOLDER]): a server in a process of its own, which tells its address
// and, whenever it is asked anything, the most memory that it has had so far, in bytes.
const [target = '{}', folder = ''] = process.argv.slice(2)
const where = JSON.parse(target)
const database = {
  ...openDb(where, 4),
  target: where,
  ownerTarget: where,
  schemaVersion: 0,
  serverPid: () => undefined,
  lost: new Promise<never>(() => {}),
}
const system = systemOver(database, folder, systemClock, openLog('silent'), everybodyMay)
const server = await startServer(system, { port: 0 })
process.on('message', () => process.send?.(process.resourceUsage().maxRSS * 1024))
process.on('disconnect', () => process.exit())
process.send?.(server.url)
