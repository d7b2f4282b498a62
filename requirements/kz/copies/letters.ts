import { jsonReader, list as listOf, oneOfKinds, record, text } from '../json';

/**
 * Letters between customs authorities on copies of documents and data, as this project's own channel carries them: the sources fix what a request
 * says and who signs it (Customs Code of Kazakhstan, Art. 445), and no public act fixes a form. Profile: JSON over mutual TLS, docs/kz/copies.md.
 */
interface Frame {
  /** Id of this letter, a UUID. */
  id: string;
  from: Authority;
  /** Absent only where the sender left it out, which item 4(1) forbids. */
  to?: Authority;
  /** ISO 8601, with the sender's offset. */
  dated: string;
}

/** Every letter that is no request names the request it is about. */
interface About extends Frame {
  about: string;
}

export interface Authority {
  code: string;
  name: string;
}

export interface Item {
  id: string;
  /** `invoice`, `waybill`, `declaration` ... */
  kind: string;
  /** Without it, several documents may fit. */
  number?: string;
}

/** Why copies are asked for (Art. 445(2)(1) to (3)). */
export type Ground =
  | { ground: 1; mismatch: string; sources: string[] }
  | { ground: 2; information: string; received: string }
  | { ground: 3; applicant: string; conditions: string[] };

export interface Signer {
  name: string;
  office: 'head' | 'acting-head' | 'deputy' | 'acting-deputy' | 'officer';
  /** Of a deputy: the act by which the head gave the authority. */
  authorisedBy?: string;
}

/** The contents of item 4 may all be absent: whether that is right is no matter of form. */
export interface Request extends Frame {
  letter: 'request';
  reference?: string;
  circumstances?: string;
  provisions?: string[];
  grounds?: Ground[];
  items?: Item[];
  other?: string;
  attachments?: string[];
  signer: Signer;
  /** Size of the sheet, as somebody might mind it. */
  sheet?: string;
}

export type Letter =
  | Request
  | (About & { letter: 'registration'; number: string; registered: string })
  | (About & { letter: 'inquiry'; question: string })
  | (About & { letter: 'information'; text: string })
  | (About & { letter: 'extension'; reasons: string })
  | (About & { letter: 'answer'; copies: Copy[] })
  | (About & { letter: 'refusal'; ground: number; reasons: string })
  /** Not taken, or not registered: no refusal under item 10. */
  | (About & { letter: 'return'; reasons: string })
  /** To another body of the state (item 7), and what it has. */
  | (About & { letter: 'body-inquiry'; item: Item })
  | (About & { letter: 'body-copies'; copies: Copy[] });

export interface Copy {
  item: string;
  content: string;
}

export type LetterKind = Letter['letter'];
export type LetterOf<K extends LetterKind> = Extract<Letter, { letter: K }>;

/** Bound of one letter in bytes. Ours. */
export const MAX_LETTER_BYTES = 256 * 1024;

const list = (items: object): object => listOf(items, 100);
const authority = record({ code: text, name: text });
const item = record({ id: text, kind: text }, { number: text });
const copies = list(record({ item: text, content: { type: 'string', maxLength: 65_536 } }));
const ground = {
  oneOf: [
    record({ ground: { const: 1 }, mismatch: text, sources: list(text) }),
    record({ ground: { const: 2 }, information: text, received: text }),
    record({ ground: { const: 3 }, applicant: text, conditions: list(text) }),
  ],
};
const signer = record({ name: text, office: { enum: ['head', 'acting-head', 'deputy', 'acting-deputy', 'officer'] } }, { authorisedBy: text });

/** What each kind holds beside the frame. */
const CONTENTS: Readonly<Record<Exclude<LetterKind, 'request'>, Record<string, object>>> = {
  registration: { number: text, registered: text },
  inquiry: { question: text },
  information: { text },
  extension: { reasons: text },
  answer: { copies },
  refusal: { ground: { type: 'integer' }, reasons: text },
  return: { reasons: text },
  'body-inquiry': { item },
  'body-copies': { copies },
};

/** JSON Schema (draft 7) of every letter. */
export function letterSchema(): object {
  const request = record(
    { letter: { const: 'request' }, id: text, from: authority, dated: text, signer },
    { to: authority, reference: text, circumstances: text, provisions: list(text), grounds: list(ground), items: list(item), other: text, attachments: list(text), sheet: text },
  );
  const others = Object.entries(CONTENTS).map(([letter, contents]) => record({ letter: { const: letter }, id: text, from: authority, to: authority, dated: text, about: text, ...contents }));
  return oneOfKinds('letters on copies of documents and data', 'letter', [request, ...others]);
}

const reader = jsonReader<Letter>('letter', MAX_LETTER_BYTES, letterSchema());

/** Reads a letter from its bytes; never throws. What is no letter has a reason in words. */
export function readLetter(bytes: Buffer): { ok: true; letter: Letter } | { ok: false; problem: string } {
  const read = reader(bytes);
  return read.ok ? { ok: true, letter: read.value } : read;
}

export const writeLetter = (letter: Letter): Buffer => Buffer.from(JSON.stringify(letter), 'utf8');
