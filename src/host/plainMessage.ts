/**
 * Text from outside (GitHub's sentences, minutes, names of branches) for messages, quick picks and status items, which
 * take `[label](command:…)` for a link that runs a command and `$(name)` for an icon: here they are text.
 */
export function plainMessage(text: string, length = 500): string {
  const plain = text
    // eslint-disable-next-line no-control-regex -- control characters, and marks that turn the direction of reading
    .replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]+/g, ' ')
    .replace(/\](?=\()/g, '] ')
    .replace(/\$(?=\()/g, '$\u200B')
    .trim()
  return plain.length <= length ? plain : `${plain.slice(0, length - 1)}…`
}
