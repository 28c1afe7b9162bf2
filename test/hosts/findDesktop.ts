import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const root = join(__dirname, '..', '..')
const inApplications = ['Visual Studio Code.app', 'Visual Studio Code - Insiders.app', 'VSCodium.app']
const inProgramFiles = [
  'Microsoft VS Code\\Code.exe',
  'Microsoft VS Code Insiders\\Code - Insiders.exe',
  'VSCodium\\VSCodium.exe',
]
const onLinux = [
  '/usr/share/code/code',
  '/usr/share/code-insiders/code-insiders',
  '/usr/share/codium/codium',
  '/opt/visual-studio-code/code',
  '/snap/code/current/usr/share/code/code',
]

/**
 * Finds a desktop VS Code: the one in `MINUTES_VSCODE`, an installed one, or else a download.
 *
 * @returns The path of the program itself; the `code` command would return at once.
 * @throws if none is installed and the download fails.
 */
export async function findDesktop(): Promise<string> {
  const chosen = process.env['MINUTES_VSCODE']
  if (chosen !== undefined && chosen !== '') {
    return chosen
  }
  const installed = candidates().find((path) => existsSync(path))
  return (
    installed ??
    downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: join(root, '.vscode-test'),
      timeout: 15_000,
      reporter: new SilentReporter(),
    })
  )
}

function candidates(): readonly string[] {
  const { env, platform } = process
  const commands = (env['PATH'] ?? '').split(delimiter)
  if (platform === 'darwin') {
    return inApplications.map((name) => join('/Applications', name, 'Contents', 'MacOS', 'Electron'))
  }
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA']
    const folders = [local === undefined ? undefined : join(local, 'Programs'), env['PROGRAMFILES']].filter(
      (folder) => folder !== undefined,
    )
    return folders.flatMap((folder) => inProgramFiles.map((path) => join(folder, path)))
  }
  // The command is a script in the `bin` folder of the installation.
  const besideCommands = commands
    .map((folder) => join(folder, 'code'))
    .filter((path) => existsSync(path))
    .map((path) => join(dirname(realpathSync(path)), '..', 'code'))
  return [...besideCommands, ...onLinux]
}
