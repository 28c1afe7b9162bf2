import type { MessageFromPage, MessageToPage, PageMode, PreviewState } from '../core/slides/messages'
import type { PageTexts } from '../core/slides/pageTexts'
import type { Mermaid } from './diagrams'
import type { Katex } from './formulas'

/** The extension, as seen by the page. */
export interface ExtensionConnection {
  readonly mode: PageMode
  readonly texts: PageTexts
  /** URL of the folder with the themes' style sheets, with a trailing slash. */
  readonly themes: string
  loadMermaid(): Promise<Mermaid>
  loadKatex(): Promise<Katex>
  post(message: MessageFromPage): void
  /** Stores what to show after a reload of the window. */
  remember(state: PreviewState): void
  onMessage(handle: (message: MessageToPage) => void): void
}

declare function acquireVsCodeApi(): { postMessage(message: unknown): void; setState(state: unknown): void }

/** Connects to the extension. The initial data is in attributes of the page's body. */
export function connect(): ExtensionConnection {
  const api = acquireVsCodeApi()
  const { mode, texts = '{}', themes = '', diagrams = '', formulas = '' } = document.body.dataset
  // `currentScript` is set only while the script first runs.
  const nonce = document.currentScript?.nonce
  return {
    mode: mode as PageMode,
    texts: JSON.parse(texts) as PageTexts,
    themes,
    loadMermaid: async () => {
      await loadScript(diagrams, nonce)
      return (globalThis as unknown as { mermaid: Mermaid }).mermaid
    },
    loadKatex: async () => {
      await loadScript(formulas, nonce)
      return (globalThis as unknown as { katex: Katex }).katex
    },
    post: (message) => api.postMessage(message),
    remember: (state) => api.setState(state),
    onMessage: (handle) =>
      // Only the embedding window sends messages to this page.
      window.addEventListener('message', ({ data }: MessageEvent<MessageToPage>) => handle(data)),
  }
}

function loadScript(address: string, nonce: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    if (nonce !== undefined) script.nonce = nonce
    script.src = address
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error(`Could not load ${address}.`)))
    document.head.append(script)
  })
}
