/** Shows the elapsed time in minutes and seconds; can be paused and restarted. */
export interface Stopwatch {
  readonly element: HTMLElement
  isRunning(): boolean
  toggle(): void
  restart(): void
}

export function createStopwatch(now: () => number = () => Date.now()): Stopwatch {
  const element = document.createElement('span')
  element.className = 'stopwatch'
  element.setAttribute('role', 'timer')
  let before = 0
  let since: number | undefined = now()
  const elapsed = (): number => before + (since === undefined ? 0 : now() - since)
  const draw = (): void => {
    const seconds = Math.floor(elapsed() / 1_000)
    element.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }
  draw()
  setInterval(draw, 500)
  return {
    element,
    isRunning: () => since !== undefined,
    toggle() {
      before = elapsed()
      since = since === undefined ? now() : undefined
      draw()
    },
    restart() {
      before = 0
      since = now()
      draw()
    },
  }
}
