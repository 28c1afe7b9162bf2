import type { FileChange } from '../git/changes'
import { html, type Html } from './html'

/** Changed files with their added and removed lines. */
export function fileDiffs(files: readonly FileChange[]): readonly Html[] {
  return files.map(
    ({ path, previousPath, patch, additions, deletions }) =>
      html`<div class="box">
        <div class="head">
          <span class="path">${previousPath === undefined ? '' : `${previousPath} → `}${path}</span
          ><span><span class="plus">+${additions}</span> <span class="minus">−${deletions}</span></span>
        </div>
        ${
          patch === undefined
            ? html`<pre class="soft">No lines to show</pre>`
            : html`<table class="lines path">
                ${patchRows(patch)}
              </table>`
        }
      </div>`,
  )
}

function patchRows(patch: string): readonly Html[] {
  let line = 0
  return patch.split('\n').map((text) => {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(text)
    if (hunk !== null) {
      line = Number(hunk[1]) - 1
      return html`<tr class="hunk">
        <td></td>
        <td>${text}</td>
      </tr>`
    }
    if (text.startsWith('-') || text.startsWith('\\')) {
      return html`<tr class="${text.startsWith('-') ? 'removed' : 'note'}">
        <td></td>
        <td>${text}</td>
      </tr>`
    }
    line++
    return html`<tr class="${text.startsWith('+') ? 'added' : 'same'}">
      <td>${line}</td>
      <td>${text}</td>
    </tr>`
  })
}
