import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const onPath = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const inApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const inProgramFiles = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]
export const browserArguments = [
  // Chromium's sandbox needs a kernel feature that containers lack; the only pages are our own.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // VS Code contacts its extension gallery at every start; tests must not depend on the network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
]

/** The browser that `MINUTES_BROWSER` names or that is installed; undefined if there is none. Installs nothing. */
export function findInstalledBrowser(): string | undefined {
  const chosen = process.env['MINUTES_BROWSER']
  return chosen === undefined || chosen === '' ? installedBrowser() : existsSync(chosen) ? chosen : undefined
}

export function installedBrowser(): string | undefined {
  return candidates().find((path) => existsSync(path))
}

function candidates(): readonly string[] {
  const { env, platform } = process
  if (platform === 'darwin') {
    const folders = ['/Applications', join(env['HOME'] ?? '/', 'Applications')]
    return folders.flatMap((folder) =>
      inApplications.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    )
  }
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (folder) => folder !== undefined,
    )
    return folders.flatMap((folder) => inProgramFiles.map((path) => join(folder, path)))
  }
  return onPath.flatMap((name) => (env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)))
}
