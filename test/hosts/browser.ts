import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page, type Request } from 'playwright-core'
import { browserArguments, installedBrowser } from './installedBrowser'
import { runProcess } from './processes'
import { makeTemporaryDirectory } from './temporaryDirectory'

// Import the types from here: Playwright may be installed twice, in this folder and in the root.
export type { Browser, Page, Request }

// Fonts for text and emoji; without them a screenshot shows boxes.
const debianPackages = ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji']

/**
 * The Chrome, Chromium or Edge of this machine; `MINUTES_BROWSER` overrides the search. On a Debian system without one,
 * root installs Chromium.
 *
 * @returns The path of the program.
 * @throws with instructions if there is no browser.
 */
export async function findBrowser(): Promise<string> {
  const chosen = process.env['MINUTES_BROWSER']
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) {
      throw new Error(`MINUTES_BROWSER names ${chosen}, which does not exist.`)
    }
    return chosen
  }
  const found = installedBrowser()
  if (found !== undefined) {
    return found
  }
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await installChromium()
  }
  const installed = installedBrowser()
  if (installed === undefined) {
    throw new Error(
      'No browser for VS Code was found: install Google Chrome, Chromium or Microsoft Edge, or name one in MINUTES_BROWSER.',
    )
  }
  return installed
}

/**
 * Preferences of the browser profile. VS Code for the web serves webviews from another site, a subdomain of `localhost`.
 * Where third-party cookies are blocked (the default in recent Chrome under Playwright), a webview cannot register the
 * service worker that it loads through.
 */
const preferences = { profile: { cookie_controls_mode: 0 } }

/** Starts a headless browser with its own user data directory. Both are removed when this process ends. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser()
  const directory = makeTemporaryDirectory('browser')
  const env = { ...process.env, TMPDIR: directory.path, XDG_CONFIG_HOME: directory.path }
  try {
    const profile = join(directory.path, 'profile')
    mkdirSync(join(profile, 'Default'), { recursive: true })
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
    // A persistent context is the only way to set preferences; sessions are opened from its browser.
    const context = await chromium.launchPersistentContext(profile, { executablePath, args: browserArguments, env })
    const browser = context.browser()
    if (browser === null) throw new Error('The browser cannot open further sessions.')
    // No event tells when Chromium stops writing to the profile, so that it is removed only when this process ends.
    return browser
  } catch (error) {
    directory.remove()
    throw error
  }
}

export interface WindowSize {
  readonly width: number
  readonly height: number
}

/** Larger than any window: VS Code takes a window that fills the screen for full screen. */
const screen: WindowSize = { width: 1920, height: 1200 }

/** Opens a page in its own session with access to the clipboard. */
export async function openPage(browser: Browser, viewport: WindowSize = { width: 1280, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ viewport, screen, permissions: ['clipboard-read', 'clipboard-write'] })
  return context.newPage()
}

async function installChromium(): Promise<void> {
  console.log(`No browser found; installing ${debianPackages.join(', ')} …`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runProcess('apt-get', ['update', '-q'], { environment })
  const { code, output } = await runProcess(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...debianPackages],
    { environment },
  )
  if (code !== 0) {
    throw new Error(
      `apt-get could not install ${debianPackages.join(', ')}; install a browser by hand or name one in MINUTES_BROWSER.\n${output.trim().slice(-2000)}`,
    )
  }
}
