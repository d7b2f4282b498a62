/** A piece of XML in lines for people: as it is where it is short, otherwise an element without children per line, indented. */
export function exampleLines(xml: string, width = 90): string[] {
  if (xml.length <= width) return [xml];
  const lines: string[] = [];
  let depth = 0;
  // A start tag with its text and end tag, an end tag, an empty element, or a start tag: examples are ours and sound.
  for (const [piece] of xml.matchAll(/<([^\s>/]+)[^>]*>[^<]*<\/\1>|<\/[^>]+>|<[^>]+\/>|<[^>]+>|[^<]+/g)) {
    const ends = piece.startsWith('</');
    const begins = !ends && piece.startsWith('<') && !piece.endsWith('/>') && !piece.includes('</');
    if (ends) depth -= 1;
    lines.push(`${'  '.repeat(Math.max(0, depth))}${piece}`);
    if (begins) depth += 1;
  }
  return lines;
}
