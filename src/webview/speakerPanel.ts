import { element } from './elements'
import type { ExtensionConnection } from './host'
import type { RenderedSlide } from '../core/slides/slideHtml'
import { fillSection } from './fillSection'
import type { SlideView } from './slideView'
import { createStopwatch } from './stopwatch'

/** The speaker's panel beside the current slide, with notes, the next slide and the time. */
export interface SpeakerPanel {
  update(count: number): void
  setImages(addresses: Readonly<Record<string, string>>): void
}

/** Slide size in pixels: reveal.js's default. */
const slideWidth = 960
const slideHeight = 700

export function createSpeakerPanel({ texts }: ExtensionConnection, slideView: SlideView): SpeakerPanel {
  const watch = createStopwatch()
  const position = element('span', { class: 'position' })
  const notes = element('div', { class: 'notes-text', tabindex: '0' })
  const slides = element('div', { class: 'slides' })
  // Inert, so that the keyboard does not reach the links of the next slide.
  const frame = element('div', { class: 'reveal next-slide', 'aria-hidden': 'true', inert: '' }, slides)
  const toggle = element('button', { type: 'button' }, texts.pause)
  toggle.addEventListener('click', () => {
    watch.toggle()
    toggle.textContent = watch.isRunning() ? texts.pause : texts.resume
  })
  const restart = element('button', { type: 'button' }, texts.restart)
  restart.addEventListener('click', () => watch.restart())
  const nextTitle = element('h2', {}, texts.nextSlide)
  document.body.append(
    element(
      'aside',
      { class: 'speaker-panel' },
      element('div', { class: 'times' }, watch.element, toggle, restart, position),
      nextTitle,
      frame,
      element('h2', {}, texts.notes),
      notes,
    ),
  )
  let images: Readonly<Record<string, string>> = {}
  let next: RenderedSlide | undefined

  const drawNext = (): void => {
    nextTitle.textContent = next === undefined ? texts.lastSlide : texts.nextSlide
    frame.hidden = next === undefined
    if (next === undefined) return
    const section = element('section', { class: `present ${slideView.backgroundClass(slideView.current() + 1)}` })
    fillSection(section, next, images)
    slides.replaceChildren(section)
    frame.classList.toggle('center', slideView.isCentred())
    frame.style.backgroundColor = section.dataset['backgroundColor'] ?? section.dataset['background'] ?? ''
    fit()
  }
  const fit = (): void => {
    const scale = frame.clientWidth / slideWidth
    Object.assign(slides.style, { width: `${slideWidth}px`, height: `${slideHeight}px`, transform: `scale(${scale})` })
    frame.style.height = `${slideHeight * scale}px`
  }
  window.addEventListener('resize', fit)

  return {
    update(count) {
      const at = slideView.current()
      position.textContent = texts.position.replace('{0}', String(at + 1)).replace('{1}', String(count))
      const html = slideView.contentOf(at)?.notes ?? ''
      if (html === '') notes.textContent = texts.noNotes
      else notes.innerHTML = html
      next = slideView.contentOf(at + 1)
      drawNext()
    },
    setImages(addresses) {
      images = addresses
      drawNext()
    },
  }
}
