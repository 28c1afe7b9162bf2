import type { FromView, ToView, ViewMode } from '../core/slides/messages'
import type { ViewTexts } from '../core/slides/viewTexts'
import type { Mermaid } from './diagrams'

/** The extension, as the page sees it. */
export interface Host {
  readonly mode: ViewMode
  readonly texts: ViewTexts
  /** The folder of the themes' style sheets, with a slash at its end. */
  readonly themes: string
  /** Loads Mermaid. */
  loadMermaid(): Promise<Mermaid>
  post(message: FromView): void
  onMessage(handle: (message: ToView) => void): void
}

declare function acquireVsCodeApi(): { postMessage(message: unknown): void }

/** Connects to the extension. What it told the page at its start stands in the page. */
export function connect(): Host {
  const api = acquireVsCodeApi()
  const { mode, texts = '{}', themes = '', diagrams = '' } = document.body.dataset
  // Only while the script runs for the first time can it be asked for its nonce.
  const nonce = document.currentScript?.nonce
  return {
    mode: mode as ViewMode,
    texts: JSON.parse(texts) as ViewTexts,
    themes,
    loadMermaid: () =>
      new Promise((resolve, reject) => {
        const script = document.createElement('script')
        if (nonce !== undefined) script.nonce = nonce
        script.src = diagrams
        script.addEventListener('load', () => resolve((globalThis as unknown as { mermaid: Mermaid }).mermaid))
        script.addEventListener('error', () => reject(new Error(`${diagrams} was not loaded.`)))
        document.head.append(script)
      }),
    post: (message) => api.postMessage(message),
    onMessage: (handle) =>
      // Only the window that embeds this page speaks to it.
      window.addEventListener('message', ({ data }: MessageEvent<ToView>) => handle(data)),
  }
}
