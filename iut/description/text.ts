import { readFileSync, statSync } from 'node:fs';
import { isMap, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { ConfigError, type ConfigProblem } from './problem';

/** A description is a page of text; more than this is the wrong file. */
const MAX_BYTES = 256 * 1024;

/** @throws ConfigError for what cannot be read, or is no description by its size */
export function readText(path: string): string {
  const one = (code: 'config-missing-file' | 'config-too-large', message: string, fix: string): ConfigError =>
    new ConfigError(code, [{ code: 'file-missing', file: path, line: 1, key: '', message, fix }]);
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw one('config-missing-file', 'is not a file', 'name an iut.yaml');
    if (stat.size > MAX_BYTES) throw one('config-too-large', `has ${stat.size} bytes, more than the ${MAX_BYTES} of any description`, 'name an iut.yaml');
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw one('config-missing-file', `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`, 'check the path after --iut; docs/samples/iut.yaml is a start');
  }
}

/** @param path what errors call the text. @throws ConfigError with every mistake of YAML (20 at most), or the place of an alias */
export function parse(path: string, text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    const problems = document.errors.slice(0, 20).map((error): ConfigProblem => {
      const twice = error.code === 'DUPLICATE_KEY';
      const code = twice ? 'duplicate-key' : 'not-yaml';
      const fix = twice ? 'remove one of the two' : 'check indentation, colons and quotes at this line';
      return { code, file: path, line: lines.linePos(error.pos[0]).line, key: '', message: error.message, fix };
    });
    throw new ConfigError('config-not-yaml', problems);
  }
  if (!isMap(document.contents)) {
    const message = document.contents === null ? 'is empty' : 'holds no keys';
    throw new ConfigError('config-not-yaml', [{ code: 'not-yaml', file: path, line: 1, key: '', message, fix: 'begin with a copy of docs/samples/iut.yaml' }]);
  }
  // Aliases are not needed in a page of configuration, and nested ones can expand without end.
  let alias: number | undefined;
  visit(document, {
    Alias: (_key, node) => {
      alias = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  if (alias !== undefined) {
    const line = lines.linePos(alias).line;
    throw new ConfigError('config-not-yaml', [{ code: 'not-yaml', file: path, line, key: '', message: 'YAML aliases (*name) are not read here', fix: 'write the value out' }]);
  }
  return { document, lines };
}
