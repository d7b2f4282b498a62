/** How an answer of the gateway differs from a proper one; everything else about it is right. */
export interface Forgery {
  /** Signed by somebody whom nobody vouches for. */
  byStranger?: true;
  /** Neither the message nor the document is signed. */
  unsigned?: true;
  documentUnsigned?: true;
  /** What the signature over the message covers. */
  covers?: readonly ('Body' | 'Timestamp')[];
  /** When it was made, ms from now. */
  madeMs?: number;
  /** A change to the finished message. */
  edit?: (soap: string) => string;
}

const changedSerial = (soap: string): string => soap.replace(/(PINumber&gt;\d{8})\d/, '$19');

/** The signed Body goes into the Header; another one, with another number, takes its place. */
function wrapped(soap: string): string {
  const body = /<soap:Body [^>]*>[^]*<\/soap:Body>/.exec(soap)?.[0] ?? '';
  const other = changedSerial(body).replace(/ wsu:Id="[^"]*"/, ' wsu:Id="other"');
  return soap.replace(body, other).replace('</soap:Header>', `<w:Kept xmlns:w="urn:wrapped">${body}</w:Kept></soap:Header>`);
}

/** By the words of a feature. */
export const FORGERIES: Readonly<Record<string, Forgery>> = {
  'one byte changed': { edit: changedSerial },
  'its signed Body moved away and another in its place': { edit: wrapped },
  'only its timestamp signed': { covers: ['Timestamp'] },
  'a timestamp that expired an hour ago': { madeMs: -3_900_000 },
  'the signature of a stranger': { byStranger: true },
  'no signature': { unsigned: true },
  'a document that nobody signed': { documentUnsigned: true },
};
