import assert from 'node:assert/strict'
import { renderLink } from '../../../src/core/completion/linkStyle'
import { escapeMarkdown } from '../../../src/core/markdownText'
import { agendaTitle } from '../../../src/core/newMinutes/agendaItems'
import { readMinutes } from '../../../src/core/reader/readMinutes'

describe('text from outside in Markdown', () => {
  for (const [text, escaped] of [
    ['[log](command:x)', '\\[log\\](command:x)'],
    ['![a](https://x.example/a.png)', '!\\[a\\](https://x.example/a.png)'],
    ['one ` tick', 'one \\` tick'],
    ['<!-- hidden', '\\<!-- hidden'],
    ['<img src="x">', '\\<img src="x">'],
    ['back\\slash', 'back\\\\slash'],
    ['**bold** and *this*', '\\*\\*bold\\*\\* and \\*this\\*'],
    ['snake_case and __init__', 'snake_case and \\_\\_init\\_\\_'],
    ['two\r\nlines\u202E and \u0000more ', 'two lines and more'],
    ['Fix 3 & 4: C# (beta) – 50 % $x', 'Fix 3 & 4: C# (beta) – 50 % $x'],
    ['~~gone~~ ~5', '\\~\\~gone\\~\\~ ~5'],
  ] as const)
    it(`is escaped: ${JSON.stringify(text)}`, () => assert.equal(escapeMarkdown(text), escaped))

  const url = 'https://github.com/acme/api/issues/1'
  for (const title of [
    '[log](command:x)',
    '![a](https://x.example/uploads/a.png)',
    'tick ` <!-- [x](y:z)',
    '<img src="x.png">',
  ])
    it(`makes no link, image or comment in minutes: ${title}`, () => {
      const issue = {
        owner: 'acme',
        repo: 'api',
        number: 1,
        kind: 'issue',
        state: 'open',
        updatedAt: undefined,
      } as const
      const link = renderLink('[${title}](${url})', { ...issue, title }, 'https://github.com')
      for (const text of [agendaTitle({ title, url, author: 'fay', link: `[api#1](${url})` }), `${link} \`code\``]) {
        const minutes = readMinutes(`# 2026-03-05\n\n## ${text}\n\n- AI @ada: look at it\n`)
        assert.deepEqual(
          minutes.references.map((reference) => reference.url),
          [url],
        )
        assert.deepEqual(minutes.images, [])
        assert.equal(minutes.actions.length, 1)
      }
    })
})
