/**
 * Values of ISO 6346: digits count as themselves, letters from A = 10 upwards, leaving out the multiples of 11
 * (so B = 12, L = 23, V = 34).
 */
function valueOf(char: string): number | undefined {
  if (/^[0-9]$/.test(char)) return Number(char);
  if (!/^[A-Z]$/.test(char)) return undefined;
  const rank = 10 + char.charCodeAt(0) - 65;
  return rank + (rank >= 11 ? 1 : 0) + (rank >= 21 ? 1 : 0) + (rank >= 31 ? 1 : 0);
}

/**
 * Check digit by ISO 6346: values weighted 2^0, 2^1 ... from the left, summed modulo 11, ten written as 0.
 * Used for containers (first 10 characters) and MRNs (first 17; Commission document XXI/0879/99 rev.1, through ICS2-DAT-06).
 * Undefined where the text holds anything but A-Z and 0-9.
 */
export function checkCharacter(text: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const char of text) {
    const value = valueOf(char);
    if (value === undefined) return undefined;
    sum = (sum + value * weight) % 11;
    weight = (weight * 2) % 11;
  }
  return String((sum % 11) % 10);
}
