/** Replaces the `vscode` module in programs that only need its texts, in English. */
export const l10n = {
  t: (message: string, ...values: readonly unknown[]): string =>
    message.replace(/\{(\d+)\}/g, (placeholder, index: string) =>
      Number(index) < values.length ? String(values[Number(index)]) : placeholder,
    ),
}
