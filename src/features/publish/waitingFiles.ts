import * as vscode from 'vscode'
import { movedAddress } from '../../core/files/movedAddress'
import { GitHubError } from '../../github/errors'
import { checkConnection } from '../../github/steps/connectivity'
import { relativePath } from '../../host/documents'
import { showInformation } from '../../host/messages'
import type { GitHubSession } from '../../host/session'

/** Files that wait because GitHub is unreachable. They are kept until they are published. */
export interface WaitingFiles {
  /** Keeps files, and offers them again when GitHub is reachable. */
  add(uris: readonly vscode.Uri[]): Promise<void>
  /** Removes published files. */
  remove(uris: readonly vscode.Uri[]): Promise<void>
  /** Called when a file or a folder moves. */
  move(from: vscode.Uri, to: vscode.Uri): Promise<void>
  dispose(): void
}

/** Milliseconds between checks whether GitHub is reachable, while files wait. */
const checkIntervalMs = 60_000

const key = 'waitingFiles'

/** @param publish Starts publishing. Nothing is sent before the person confirms the preview. */
export function createWaitingFiles(
  session: GitHubSession,
  memento: vscode.Memento,
  publish: (uris: readonly vscode.Uri[]) => unknown,
): WaitingFiles {
  const stored = (): readonly string[] => memento.get<readonly string[]>(key, [])
  const store = async (uris: readonly string[]): Promise<void> => memento.update(key, [...new Set(uris)])
  let isChecking = false
  let isOffered = false

  const check = async (): Promise<void> => {
    if (isChecking || isOffered || stored().length === 0) return
    isChecking = true
    try {
      const octokit = (await session.connectSilently())?.octokit ?? (await session.anonymous())
      if (await checkConnection(octokit)) {
        isOffered = true
        await offer()
      }
    } finally {
      isChecking = false
    }
  }

  const offer = async (): Promise<void> => {
    const uris = await existing(stored())
    await store(uris.map((uri) => uri.toString()))
    const [first] = uris
    if (first === undefined) return
    const publishNow = vscode.l10n.t('Publish Now')
    const forget = vscode.l10n.t('Do Not Publish')
    const message =
      uris.length === 1
        ? vscode.l10n.t('GitHub can be reached again. Publish {0} now?', relativePath(first))
        : vscode.l10n.t('GitHub can be reached again. Publish {0} files now?', uris.length)
    void showInformation(message, publishNow, forget).then(async (chosen) => {
      // Closing the message keeps the files for the next window.
      if (chosen === forget) await store([])
      if (chosen === publishNow) {
        isOffered = false
        await publish(uris)
      }
    })
  }

  const triggers = vscode.Disposable.from(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) void check()
    }),
    vscode.workspace.onDidSaveTextDocument(() => void check()),
    session.onDidChange(() => void check()),
  )
  const timer = setInterval(() => void check(), checkIntervalMs)
  void check()
  return {
    add: async (uris) => {
      isOffered = false
      await store([...stored(), ...uris.map((uri) => uri.toString())])
    },
    remove: async (uris) => {
      const done = new Set(uris.map((uri) => uri.toString()))
      if (stored().some((each) => done.has(each))) await store(stored().filter((each) => !done.has(each)))
    },
    move: async (from, to) => {
      const before = stored()
      const moved = before.map((each) => movedAddress(each, from.toString(), to.toString()) ?? each)
      if (moved.some((each, index) => each !== before[index])) await store(moved)
    },
    dispose: () => {
      clearInterval(timer)
      triggers.dispose()
    },
  }
}

/** The files that still exist. */
async function existing(uris: readonly string[]): Promise<readonly vscode.Uri[]> {
  const found: vscode.Uri[] = []
  for (const uri of uris.map((each) => vscode.Uri.parse(each))) {
    try {
      await vscode.workspace.fs.stat(uri)
      found.push(uri)
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError)) throw error
    }
  }
  return found
}

/** Whether an error means that GitHub was not reached, or did not answer. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof GitHubError && error.code === 'offline'
}
