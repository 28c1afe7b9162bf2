/** Limits of an exported deck, so that it can be mailed: bytes per image, and characters of all data URLs. */
export const exportLimits = Object.freeze({ imageBytes: 8_000_000, totalChars: 50_000_000 })
