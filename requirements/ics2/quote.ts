/** Values from messages are quoted in problems, but never at full length: they may be megabytes. */
export function quote(value: string): string {
  const chars = [...value.slice(0, 120)];
  return JSON.stringify(chars.length > 60 ? `${chars.slice(0, 60).join('')}…` : value);
}
