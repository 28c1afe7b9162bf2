import * as vscode from 'vscode'
import type * as calendars from '../parts/calendars'
import type * as decks from '../parts/decks'
import type * as github from '../parts/github'

/** Code that many sessions do not need. `esbuild.mjs` builds each part of `src/parts` into a separate file. */
export interface Parts {
  readonly calendars: typeof calendars
  readonly decks: typeof decks
  readonly github: typeof github
}

/** Loads a part on its first use. A part that could not be read is read again on the next use. */
export type LoadPart = <Name extends keyof Parts>(name: Name) => Promise<Parts[Name]>

/**
 * Loads parts from the folder of the extension, in both hosts without `require`, which the worker host lacks for files.
 *
 * @param extension The folder of the extension.
 */
export function createPartLoader(extension: vscode.Uri): LoadPart {
  const loaded = new Map<keyof Parts, Promise<unknown>>()
  return async (name) => {
    const loading = loaded.get(name) ?? evaluate(vscode.Uri.joinPath(extension, 'dist', 'parts', `${name}.js`))
    loaded.set(name, loading)
    try {
      return (await loading) as Parts[typeof name]
    } catch (error) {
      loaded.delete(name)
      throw error
    }
  }
}

/** Evaluates a file of the extension as VS Code evaluates the bundle. @returns the exports of the file. */
async function evaluate(file: vscode.Uri): Promise<unknown> {
  const code = new TextDecoder().decode(await vscode.workspace.fs.readFile(file))
  const module = { exports: {} }
  // The code is a file of this extension, never text from a person or a server.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('module', 'exports', `${code}\n//# sourceURL=${file.toString()}`)(module, module.exports)
  return module.exports
}
