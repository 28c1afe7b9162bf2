import type { FromView, ToView, ViewMode } from '../core/slides/messages'
import type { ViewTexts } from '../core/slides/viewTexts'

/** The extension, as the page sees it. */
export interface Host {
  readonly mode: ViewMode
  readonly texts: ViewTexts
  /** The folder of the themes' style sheets, with a slash at its end. */
  readonly themes: string
  post(message: FromView): void
  onMessage(handle: (message: ToView) => void): void
}

declare function acquireVsCodeApi(): { postMessage(message: unknown): void }

/** Connects to the extension. What it told the page at its start stands in the page. */
export function connect(): Host {
  const api = acquireVsCodeApi()
  const { mode, texts = '{}', themes = '' } = document.body.dataset
  return {
    mode: mode as ViewMode,
    texts: JSON.parse(texts) as ViewTexts,
    themes,
    post: (message) => api.postMessage(message),
    onMessage: (handle) =>
      // Only the window that embeds this page speaks to it.
      window.addEventListener('message', ({ data }: MessageEvent<ToView>) => handle(data)),
  }
}
