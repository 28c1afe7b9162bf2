import type { MessageFromPage, MessageToPage, PageMode } from '../core/slides/messages'
import type { PageTexts } from '../core/slides/pageTexts'
import type { Mermaid } from './diagrams'

/** The extension, as seen by the page. */
export interface ExtensionConnection {
  readonly mode: PageMode
  readonly texts: PageTexts
  /** URL of the folder with the themes' style sheets, with a trailing slash. */
  readonly themes: string
  loadMermaid(): Promise<Mermaid>
  post(message: MessageFromPage): void
  onMessage(handle: (message: MessageToPage) => void): void
}

declare function acquireVsCodeApi(): { postMessage(message: unknown): void }

/** Connects to the extension. The initial data is in attributes of the page's body. */
export function connect(): ExtensionConnection {
  const api = acquireVsCodeApi()
  const { mode, texts = '{}', themes = '', diagrams = '' } = document.body.dataset
  // `currentScript` is set only while the script first runs.
  const nonce = document.currentScript?.nonce
  return {
    mode: mode as PageMode,
    texts: JSON.parse(texts) as PageTexts,
    themes,
    loadMermaid: () =>
      new Promise((resolve, reject) => {
        const script = document.createElement('script')
        if (nonce !== undefined) script.nonce = nonce
        script.src = diagrams
        script.addEventListener('load', () => resolve((globalThis as unknown as { mermaid: Mermaid }).mermaid))
        script.addEventListener('error', () => reject(new Error(`Could not load ${diagrams}.`)))
        document.head.append(script)
      }),
    post: (message) => api.postMessage(message),
    onMessage: (handle) =>
      // Only the embedding window sends messages to this page.
      window.addEventListener('message', ({ data }: MessageEvent<MessageToPage>) => handle(data)),
  }
}
