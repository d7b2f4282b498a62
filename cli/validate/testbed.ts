import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Choice, makeSpecimen } from '../../requirements/ics2/specimens/specimen';
import { writeXml } from '../../requirements/ics2/specimens/tree';
import type { Io } from '../io';
import { main } from '../main';

/** Day of all specimens here, and of the clock. */
export const DAY = '2026-03-02';

export interface Said {
  code: number;
  out: string;
  err: string;
}

/** A folder of its own, and command lines that run in it, in this process. */
export interface Testbed {
  folder: string;
  /** Runs a command line and keeps what it says. */
  run(words: readonly string[], surroundings?: Partial<Io>): Promise<Said>;
  /** Writes a file and gives its name. */
  write(name: string, content: string | Buffer): string;
  dispose(): void;
}

export function makeTestbed(): Testbed {
  const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-validate-'));
  return {
    folder,
    run: async (words, surroundings = {}) => {
      const said = { out: '', err: '' };
      const io: Io = {
        stdout: (text) => (said.out += text),
        stderr: (text) => (said.err += text),
        env: {},
        cwd: folder,
        colours: false,
        clock: { now: () => Date.parse(`${DAY}T12:00:00Z`), at: () => () => undefined },
        ...surroundings,
      };
      return { code: await main([...words], io), ...said };
    },
    write: (name, content) => {
      writeFileSync(join(folder, name), content);
      return name;
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A valid message as text, one element per line. */
export function specimenText(message: string, choice: Choice = { kind: 'minimal' }): string {
  return writeXml(makeSpecimen(message, choice, { day: DAY }), { indent: true });
}
