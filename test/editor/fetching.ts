import * as vscode from 'vscode'
import { answerInput, clickButton, pickEntry, queryTexts } from './driver'
import { pollUntil } from './waiting'
import { fileUri } from './workspaceFiles'

/** Fetches a pad to a folder, by its address. The server is confirmed once; another suite may have done it. */
export async function fetchFirst(
  folder: string,
  url: string,
): Promise<{ readonly placed: readonly string[] | undefined }> {
  const running = vscode.commands.executeCommand<readonly vscode.Uri[] | undefined>(
    'minutes.fetchFromPad',
    fileUri(folder),
  )
  const [title = ''] = await pollUntil(
    () => queryTexts('.quick-input-title:visible'),
    (titles) => titles.some((text) => text.includes('Fetch from Pad')),
  )
  // Pads that are known are offered first.
  if (title.includes(':')) await pickEntry('Enter Address…')
  await answerInput(url)
  const progress = { isFetched: false }
  void running.then(() => {
    progress.isFetched = true
  })
  const isAsked = async (): Promise<boolean> =>
    (await queryTexts('[role="dialog"] .monaco-button')).includes('Use This Server')
  await pollUntil(
    async () => progress.isFetched || (await isAsked()),
    (isNext) => isNext,
  )
  if (!progress.isFetched) await clickButton('Use This Server')
  return { placed: (await running)?.map(({ path }) => path.split('/').slice(-2).join('/')) }
}
