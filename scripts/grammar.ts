/** `npm run grammar`: writes the TextMate grammar of the minutes language, with the words of the vocabulary. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { defaultVocabulary } from '../src/core/vocabulary/defaultVocabulary'
import { minutesGrammar } from './minutesGrammar'

writeFileSync(
  path.join(__dirname, '..', 'syntaxes', 'minutes.tmLanguage.json'),
  `${JSON.stringify(minutesGrammar(defaultVocabulary), null, 2)}\n`,
)
