import type * as vscode from 'vscode'
import type { Confirmations } from '../../host/confirmations'
import type { MinutesDocuments } from '../../host/documents'
import type { HasPadChanged } from '../../host/padChanges'
import type { Publications } from '../../host/publications'
import type { GitHubSession } from '../../host/session'
import type { AccessCache } from './access'
import type { ImageFetcher } from './images'
import type { PublishTarget } from './target'
import type { WaitingFiles } from './waitingFiles'
import type { VirtualTexts } from '../../host/virtualTexts'

/** Services that publishing uses. */
export interface PublishTools {
  readonly documents: MinutesDocuments
  readonly session: GitHubSession
  readonly confirmations: Confirmations
  readonly publications: Publications
  readonly access: AccessCache
  readonly waiting: WaitingFiles
  readonly images: ImageFetcher
  readonly texts: VirtualTexts
  readonly hasPadChanged: HasPadChanged
  readonly log: vscode.LogOutputChannel
}

/** Files of one repository that go into one pull request. */
export interface PublishJob {
  readonly files: readonly { readonly document: vscode.TextDocument; readonly target: PublishTarget }[]
  /** Position among several jobs, "2 of 3"; '' for a single one. */
  readonly position: string
  /** Publish from the account's fork, even with write access. */
  readonly viaFork: boolean
  readonly retry: () => unknown
}
