import type { Notice } from '../core/slides/messages'
import { button, element } from './elements'
import type { ExtensionConnection } from './host'
import type { SlideView } from './slideView'

/** The bar below the preview: navigation, overview, present, export, and notices. */
export interface PreviewBar {
  /** Shows the current position, and whether the slide overflows. */
  update(count: number): void
  setNotices(notices: readonly Notice[]): void
}

export function createPreviewBar(host: ExtensionConnection, slideView: SlideView): PreviewBar {
  const { texts } = host
  const position = element('span', { class: 'position', role: 'status' })
  const overflow = element('span', { class: 'overflow', role: 'status' })
  const list = element('ul')
  const summary = element('summary')
  const notices = element('details', { class: 'notices' }, summary, list)
  notices.hidden = true
  document.body.append(
    element(
      'footer',
      { class: 'bar' },
      button('‹', texts.previous, () => slideView.previous()),
      position,
      button('›', texts.next, () => slideView.next()),
      overflow,
      element('span', { class: 'space' }),
      button('▦', texts.overview, () => slideView.toggleOverview()),
      button('▶', texts.present, () => host.post({ kind: 'command', command: 'present' })),
      button('⤓', texts.export, () => host.post({ kind: 'command', command: 'export' })),
    ),
    notices,
  )
  let listed = ''
  return {
    update(count) {
      const slide = String(slideView.current() + 1)
      setText(position, texts.position.replace('{0}', slide).replace('{1}', String(count)))
      setText(overflow, slideView.overflows() ? texts.overflow : '')
    },
    setNotices(all) {
      const text = JSON.stringify(all)
      // Recreated elements would lose the focus.
      if (text === listed) return
      listed = text
      notices.hidden = all.length === 0
      // A button that allows a host must be visible.
      if (all.some(({ host: one }) => one !== undefined)) notices.open = true
      summary.textContent = texts.notices.replace('{0}', String(all.length))
      list.replaceChildren(...all.map((notice) => noticeItem(host, notice)))
    },
  }
}

/** Sets a text that screen readers announce. Setting the same text again would announce it again. */
function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text
}

function noticeItem(page: ExtensionConnection, { text, host, line }: Notice): HTMLElement {
  const words = line === undefined ? text : element('button', { type: 'button', class: 'link' }, text)
  if (typeof words !== 'string' && line !== undefined) {
    words.addEventListener('click', () => page.post({ kind: 'line', line }))
  }
  const item = element('li', {}, words)
  if (host !== undefined) {
    const allow = element('button', { type: 'button' }, page.texts.allow.replace('{0}', host))
    allow.addEventListener('click', () => page.post({ kind: 'allow', host }))
    item.append(' ', allow)
  }
  return item
}
