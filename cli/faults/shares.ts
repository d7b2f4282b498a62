import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../project';
import type { MatrixPart } from './run-matrix';

/** `2/3`: the second of three shares. */
export interface Share {
  index: number;
  of: number;
}

export const SHARE_FILE = 'share.json';

export function readShare(text: string): Share | undefined {
  const parts = /^([1-9]\d?)\/([1-9]\d?)$/.exec(text);
  const share = parts === null ? undefined : { index: Number(parts[1]), of: Number(parts[2]) };
  return share !== undefined && share.index <= share.of ? share : undefined;
}

/** Every n-th fault, so that slow neighbours are dealt out evenly. */
export function shareOf<T>(all: readonly T[], { index, of }: Share): T[] {
  return all.filter((_, position) => position % of === index - 1);
}

/**
 * Runs the matrix in several processes, one share each (a process runs scenarios one after the other, so a second core
 * would idle), passing their lines on, and puts the parts together.
 */
export async function runShares(processes: number, words: readonly string[], out: string, onLine: (line: string) => void): Promise<MatrixPart> {
  const parts = await Promise.all(
    Array.from({ length: processes }, (_, position) => runShare({ index: position + 1, of: processes }, words, join(out, `share-${position + 1}`), onLine)),
  );
  const notGreen = parts.find((part) => part.notGreen !== undefined)?.notGreen;
  return {
    rows: parts.flatMap((part) => part.rows),
    verified: [...new Set(parts.flatMap((part) => part.verified))],
    ...(notGreen === undefined ? {} : { notGreen }),
  };
}

function runShare(share: Share, words: readonly string[], out: string, onLine: (line: string) => void): Promise<MatrixPart> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(PROJECT, 'cli', 'bin.js'), 'faults', ...words, '--share', `${share.index}/${share.of}`, '--out', out], { stdio: ['ignore', 'pipe', 'inherit'] });
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      try {
        resolve(JSON.parse(readFileSync(join(out, SHARE_FILE), 'utf8')) as MatrixPart);
      } catch {
        reject(new Error(`share ${share.index}/${share.of} of the kill matrix ended without a result (exit ${code ?? signal})`));
      }
    });
  });
}
