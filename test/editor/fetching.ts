import * as vscode from 'vscode'
import { answerInput, clickButton, pickEntry, queryTexts } from './driver'
import { pollUntil } from './waiting'
import { fileUri } from './workspaceFiles'

/** A fetch whose address was entered. */
export interface StartedFetch {
  /** The files that were created or changed, `folder/name`; undefined if nothing was fetched. */
  readonly placed: Promise<readonly string[] | undefined>
}

/** Starts to fetch a pad to a folder, and enters its address. */
export async function startFetch(folder: string, url: string): Promise<StartedFetch> {
  const running = vscode.commands.executeCommand<readonly vscode.Uri[] | undefined>(
    'minutes.fetchFromPad',
    fileUri(folder),
  )
  const [title = ''] = await pollUntil(
    () => queryTexts('.quick-input-title:visible'),
    (titles) => titles.some((text) => text.includes('Fetch from Pad')),
  )
  // Known pads are offered first.
  if (title.includes(':')) await pickEntry('Enter Address…')
  await answerInput(url)
  const toNames = async (): Promise<readonly string[] | undefined> =>
    (await running)?.map(({ path }) => path.split('/').slice(-2).join('/'))
  return { placed: toNames() }
}

/** Fetches a pad to a folder. Its server is confirmed once; another suite may have done it. */
export async function fetchFirst(
  folder: string,
  url: string,
): Promise<{ readonly placed: readonly string[] | undefined }> {
  const { placed } = await startFetch(folder, url)
  const progress = { isFetched: false }
  void placed.then(() => {
    progress.isFetched = true
  })
  const isAsked = async (): Promise<boolean> =>
    (await queryTexts('[role="dialog"] .monaco-button')).includes('Use This Server')
  await pollUntil(
    async () => progress.isFetched || (await isAsked()),
    (isNext) => isNext,
  )
  if (!progress.isFetched) await clickButton('Use This Server')
  return { placed: await placed }
}
