import * as vscode from 'vscode'
import { type EmojiName, emojiByName, findEmoji, emojiAtCursor } from '../../core/slides/emoji'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import * as settings from '../../host/settings'
import { isProseAt } from '../../core/completion/completionContext'
import { maxEntries } from './completionList'
import type { CompletionRequests } from './requests'

/** Names offered after a colon alone. */
const common = ['white_check_mark', 'tada', 'rocket', 'warning', 'bulb', 'calendar', 'notebook', 'family', 'telephone']

/**
 * Offers emoji by shortcode after `:`, if `minutes.completion.emoji` is on. On request only, because a colon usually
 * ends a label.
 */
export function registerEmojiCompletion(documents: MinutesDocuments, requests: CompletionRequests): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(minutesSelector, {
    provideCompletionItems(document, position, _token, request) {
      if (!requests.isOnRequest(document, position, request)) return undefined
      const before = document.lineAt(position).text.slice(0, position.character)
      const typed = emojiAtCursor(before)
      if (typed === undefined || !documents.isMinutes(document) || !settings.isEmojiSuggested(document.uri)) {
        return undefined
      }
      const found = typed === '' ? common.map(emojiNamed) : findEmoji(typed, maxEntries)
      const cursor = document.offsetAt(position)
      const start = cursor - typed.length - 1
      if (!isProseAt(document.getText(), start)) return undefined
      const entries = found.map((value) => ({ value, rest: value.name.slice(typed.length) }))
      const offer = { entries, acceptsEnter: true }
      return requests.answer(document, { token: { start, end: cursor, cursor }, offer }, toItem, true)
    },
  })
}

function emojiNamed(name: string): EmojiName {
  return { name, emoji: emojiByName[name] ?? '' }
}

function toItem({ name, emoji }: EmojiName): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    { label: `${emoji} :${name}:`, description: vscode.l10n.t('emoji') },
    vscode.CompletionItemKind.Text,
  )
  item.insertText = `:${name}:`
  item.documentation = new vscode.MarkdownString(`# ${emoji}`)
  return item
}
