import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Packed } from '..';
import { buildMultipart } from '../mime/build';
import { parseContentType } from '../mime/content-type';
import { type MimePart, parseMultipart } from '../mime/parse';
import { Refusal } from '../problem';
import type { SealingKey } from '../signature/seal';

/** The Java programs beside this file, compiled by the JDK of this machine when they are first needed. */

const run = promisify(execFile);
const LIMIT_MS = 120_000;
const PROGRAMS = ['As4Xml.java', 'VerifyAs4.java', 'SignAs4.java'].map((file) => join(__dirname, file));

/** Why what needs the tool is skipped; false where it is there. */
export const absent = (tool: string, flag: string): string | false =>
  (spawnSync(tool, [flag], { timeout: 20_000 }).error === undefined ? false : `${tool} is not installed`);

export const jdkAbsent = (): string | false => absent('javac', '-version') || absent('java', '-version');

/** A message as it is on the wire. */
export type Wire = Pick<Packed, 'contentType' | 'body'>;

/** What the JDK says of each message: `good`, `bad` with what does not match, or `unreadable`. */
export interface JdkVerdict {
  verdict: 'good' | 'bad' | 'unreadable';
  /** Its own words: `signature=true #messaging=false`. */
  text: string;
}

/** A name of a part that is also a harmless name of a file. */
const PLAIN = /^[\w@+-][\w.@+-]*$/;

export interface Jdk {
  /** One process for all messages. What MIME does not let us take apart has no verdict. */
  verify(messages: ReadonlyMap<string, Wire>): Promise<Map<string, JdkVerdict>>;
  /** Seals messages that were packed without a Security header. */
  sign(messages: ReadonlyMap<string, Packed>, seal: SealingKey): Promise<Map<string, Packed>>;
}

/** Compiles the programs. @param folder an empty one of the caller's, for classes and messages. */
export async function jdkIn(folder: string): Promise<Jdk> {
  const classes = join(folder, 'classes');
  mkdirSync(classes);
  await run('javac', ['-d', classes, ...PROGRAMS], { timeout: LIMIT_MS });
  const java = async (program: string, folders: readonly string[]): Promise<string> =>
    (await run('java', ['-cp', classes, program, ...folders], { timeout: LIMIT_MS, maxBuffer: 64 << 20 })).stdout;

  /** Lays a message out as the programs read it; undefined where it cannot be taken apart into files. */
  const layOut = (name: string, packed: Wire): string | undefined => {
    const parts = partsOf(packed);
    if (parts === undefined || parts.slice(1).some(({ contentId }) => !PLAIN.test(contentId))) return undefined;
    const path = join(folder, name);
    mkdirSync(path);
    writeFileSync(join(path, 'envelope.xml'), parts[0]!.content);
    for (const part of parts.slice(1)) writeFileSync(join(path, `part-${part.contentId}`), part.content);
    return path;
  };

  return {
    async verify(messages) {
      const folders = [...messages].map(([name, packed]) => layOut(name, packed)).filter((path) => path !== undefined);
      const lines = (await java('VerifyAs4', folders)).trim().split('\n');
      return new Map(lines.map((line): [string, JdkVerdict] => {
        const [name, ...said] = line.split(' ');
        const verdict = said[0]?.startsWith('unreadable=') === true ? 'unreadable' : said.every((one) => one.endsWith('=true')) ? 'good' : 'bad';
        return [name!, { verdict, text: said.join(' ') }];
      }));
    },
    async sign(messages, { privateKey, chain }) {
      const folders = [...messages].map(([name, packed]) => {
        const path = layOut(name, packed)!;
        writeFileSync(join(path, 'key.pk8'), privateKey.export({ type: 'pkcs8', format: 'der' }));
        chain.forEach((certificate, n) => writeFileSync(join(path, `certificate-${n}.der`), certificate));
        return path;
      });
      await java('SignAs4', folders);
      return new Map([...messages].map(([name, packed]) => [name, reassembled(packed, readFileSync(join(folder, name, 'signed.xml')))]));
    },
  };
}

function partsOf({ contentType, body }: Wire): MimePart[] | undefined {
  try {
    const { mediaType, parameters } = parseContentType(contentType);
    if (mediaType === 'multipart/related') return parseMultipart(parameters, body);
    return [{ contentId: '', bracketed: true, mediaType, headers: new Map(), content: body }];
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The same parts around another envelope. */
function reassembled(packed: Packed, envelope: Buffer, boundary = '=_signed_by_the_jdk'): Packed {
  if (!packed.contentType.startsWith('multipart/')) return { ...packed, body: envelope };
  const [root, ...parts] = partsOf(packed)!;
  const headers = (part: MimePart): [string, string][] => [['Content-Type', part.mediaType], ['Content-Transfer-Encoding', 'binary'], ['Content-ID', `<${part.contentId}>`]];
  const whole = [{ headers: headers(root!), content: envelope }, ...parts.map((part) => ({ headers: headers(part), content: part.content }))];
  return { ...packed, contentType: `multipart/related; type="${root!.mediaType}"; start="<${root!.contentId}>"; boundary="${boundary}"`, body: buildMultipart(boundary, whole) };
}
