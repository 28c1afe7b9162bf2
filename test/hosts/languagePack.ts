import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes VS Code run in a language without a language pack from a registry: its own texts stay English, but extensions use
 * theirs. VS Code reads the list of language packs from the user data directory.
 *
 * @returns The command-line parameters of code-server.
 */
export function writeLanguagePack(userData: string, locale: string): readonly string[] {
  const folder = join(userData, 'language')
  mkdirSync(folder, { recursive: true })
  const translations = join(folder, 'main.i18n.json')
  writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents: {} }))
  const pack = {
    hash: `minutes-${locale}`,
    extensions: [{ extensionIdentifier: { id: `minutes-test.language-${locale}` }, version: '0.0.0' }],
    translations: { vscode: translations },
    label: locale,
  }
  writeFileSync(join(userData, 'languagepacks.json'), JSON.stringify({ [locale]: pack }))
  return ['--locale', locale]
}
