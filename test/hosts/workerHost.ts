import { runInBrowser } from './browserRun'
import type { EditorRunOptions } from './editorRun'
import type { Counts } from './results'
import { startTestWeb } from './testWeb'

/** Runs the suites in VS Code with its extension host in a web worker, as on vscode.dev. */
export async function runEditorSuites(options: EditorRunOptions): Promise<Counts> {
  return runInBrowser('worker', options, startTestWeb)
}
