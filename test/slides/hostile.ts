/** Opens all hostile decks in a browser without network. Part of `npm run test:more`. */
import { launchBrowser, openPage } from '../hosts/browser'
import { makeTemporaryDirectory } from '../hosts/temporaryDirectory'
import { openHostileDecks, renderLongDecks } from './hostileCases'
import { longDecks } from './hostileDecks'

async function main(): Promise<void> {
  const directory = makeTemporaryDirectory('hostile')
  const browser = await launchBrowser()
  try {
    const page = await openPage(browser)
    await page.context().setOffline(true)
    const { decks, failures } = await openHostileDecks(page, directory.path, 1)
    const slow = renderLongDecks()
    for (const failure of [...failures, ...slow]) console.log(`  ✗ ${failure}`)
    const failed = failures.length + slow.length
    console.log(`${decks} decks in four modes, ${longDecks.length} long ones`)
    console.log(`${decks * 4 + longDecks.length - failed} passed, ${failed} failed`)
    process.exitCode = failed === 0 ? 0 : 1
  } finally {
    await browser.close()
    directory.remove()
  }
}

void main()
