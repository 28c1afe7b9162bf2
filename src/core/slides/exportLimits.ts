/** How much of pictures an exported deck takes: files that can still be mailed and opened. Bytes, and characters in all. */
export const exportLimits = Object.freeze({ picture: 8_000_000, total: 50_000_000 })
