/** Creates an element with children. Strings become text, never HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const created = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, value)
  created.append(...children)
  return created
}

/** Creates a button with a symbol and an accessible label. */
export function button(symbol: string, label: string, run: () => void): HTMLButtonElement {
  const created = element('button', { type: 'button', 'aria-label': label, title: label }, symbol)
  created.addEventListener('click', run)
  return created
}
