/** CSV lines, as in https://www.rfc-editor.org/rfc/rfc4180 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(escapeCsvCell).join(',')}\r\n`).join('')
}

/** Escapes a cell and prevents CSV injection by formulas: https://owasp.org/www-community/attacks/CSV_Injection */
function escapeCsvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
