/**
 * Runs the packaged extension without network: a fake GitHub with minutes, issues and pull requests, a fake HedgeDoc
 * with a pad, and VS Code in the browser, signed in.
 *
 *   npm run demo                prints the URL to open, and runs until Ctrl+C
 *   npm run demo -- --check     runs the main workflow in a browser and verifies the result
 *   npm run demo -- --german    takes screenshots with German texts, of the built extension
 *
 * With --packaged it uses the existing package.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { addDemoPad, demoPadUrl } from '../test/demo/demoPad'
import { takeGermanScreenshots } from '../test/demo/germanScreenshots'
import { checkMainWorkflow } from '../test/demo/mainWorkflow'
import { startTestEnvironment } from '../test/demo/testEnvironment'
import { startCodeServer } from '../test/hosts/codeServer'
import { ensureHosts } from '../test/hosts/install'
import { packageExtension, packageFile } from './packageExtension'

const root = path.join(__dirname, '..')

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      german: { type: 'boolean', default: false },
      packaged: { type: 'boolean', default: false },
      port: { type: 'string' },
    },
  })
  const [vsix] = await Promise.all([
    values.german ? root : values.packaged ? packageFile : packageExtension(),
    ensureHosts(),
  ])
  const world = await startTestEnvironment({ isCheckedOut: true })
  addDemoPad(world.hedgeDoc)
  try {
    const server = await startCodeServer({
      folder: world.folder,
      userSettings: world.userSettings,
      extensions: [vsix, world.helperExtension],
      locale: values.german ? 'de' : undefined,
      ...(values.port === undefined ? {} : { port: Number(values.port) }),
      // An interactive demo never times out.
      idleSeconds: values.check || values.german ? 120 : undefined,
    })
    try {
      if (values.german) return await takeGermanScreenshots(server.url)
      if (values.check) return await checkMainWorkflow(server.url, world)
      console.log(`\nMinutes is running. Open ${server.url}`)
      console.log(`The fake GitHub is at ${world.github.origin}/orchard-cloud/minutes.`)
      console.log(`A pad to fetch is at ${demoPadUrl(world.hedgeDoc)}. Press Ctrl+C to stop all three.\n`)
      await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
      return 0
    } finally {
      await server.stop()
    }
  } finally {
    await world.stop()
  }
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
