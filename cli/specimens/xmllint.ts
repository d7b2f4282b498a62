import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemaFor } from '../../requirements/ics2/schema/schemas';

/** A specimen, and whether a schema processor must find it valid. */
export interface Question {
  name: string;
  xml: string;
  valid: boolean;
}

/** What software that is not ours says about the same specimens. */
export interface Agreement {
  asked: number;
  agreed: number;
  disagreements: string[];
  /** There is no xmllint here. */
  absent?: true;
}

/** Shows specimens of one message to xmllint, with the XSD of the message, in one call. Never throws on what it answers. */
export function askXmllint(message: string, questions: readonly Question[]): Agreement {
  const folder = mkdtempSync(join(tmpdir(), 'specimens-'));
  try {
    writeFileSync(join(folder, 'message.xsd'), schemaFor(message));
    const files = questions.map(({ xml }, index) => {
      const file = join(folder, `${index}.xml`);
      writeFileSync(file, xml);
      return file;
    });
    const { error, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', join(folder, 'message.xsd'), ...files], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (error !== undefined) return { asked: 0, agreed: 0, disagreements: [], absent: true };
    const accepted = new Set([...stderr.matchAll(/^(\S+) validates$/gm)].map(([, file]) => file));
    const disagreements = questions.filter(({ valid }, index) => accepted.has(files[index]) !== valid);
    return {
      asked: questions.length,
      agreed: questions.length - disagreements.length,
      disagreements: disagreements.map(({ name, valid }) => `${name}: xmllint finds it ${valid ? 'invalid' : 'valid'}`),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
