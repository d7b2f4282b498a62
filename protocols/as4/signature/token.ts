import type { KeyObject, X509Certificate } from 'node:crypto';
import { readCertificate } from '../../certificate';
import { remember } from '../../remember';
import { attribute, children, type XmlElement } from '../../xml';
import { decodeBase64 } from '../base64';
import { BASE64_BINARY, NS, TOKEN_TYPES, type TokenType } from '../namespaces';
import { type Observation, type Problem, Refusal } from '../problem';
import { sha256Base64 } from './attachment';
import type { CertificateFacts } from './facts';
import { decodePkiPath } from './pkipath';

export interface Token {
  tokenType: string;
  /** DER, leaf first. */
  chain: Buffer[];
  /** Public key of the leaf; undefined when the token cannot be read. */
  key?: KeyObject;
  facts: CertificateFacts[];
  problems: Problem[];
  observations: Observation[];
}

/** Far above ten certificates with RSA-8192 keys. */
const MAX_TOKEN_CHARS = 256 * 1024;

const shortName = (valueType: string): string =>
  (Object.keys(TOKEN_TYPES) as TokenType[]).find((name) => TOKEN_TYPES[name] === valueType) ?? valueType;

function certificateFacts(certificate: X509Certificate): CertificateFacts {
  const line = (name: string): string => name.split('\n').join(', ');
  return {
    subject: line(certificate.subject),
    issuer: line(certificate.issuer),
    serialNumber: certificate.serialNumber,
    validFrom: certificate.validFrom,
    validTo: certificate.validTo,
    fingerprint256: certificate.fingerprint256.replace(/:/g, '').toLowerCase(),
  };
}

/** The BinarySecurityToken that KeyInfo points at directly; an indirect key identifier is not allowed (ICD 4.6.2, Annex 6). */
function referencedToken(signature: XmlElement, security: XmlElement): { token: XmlElement; valueType: string } {
  const fail = (detail: string): never => {
    throw new Refusal('token-reference', detail);
  };
  const keyInfo = children(signature, 'KeyInfo', NS.ds);
  const str = keyInfo.length === 1 ? children(keyInfo[0], 'SecurityTokenReference', NS.wsse) : [];
  const reference = str.length === 1 ? children(str[0], 'Reference', NS.wsse) : [];
  if (reference.length !== 1) fail('KeyInfo does not hold one SecurityTokenReference with one direct Reference to a token');
  const uri = attribute(reference[0]!, 'URI') ?? '';
  const tokens = children(security, 'BinarySecurityToken', NS.wsse).filter((one) => uri === `#${attribute(one, 'Id', NS.wsu) ?? ''}`);
  if (tokens.length !== 1 || uri === '#') {
    fail(`the reference "${uri.slice(0, 80)}" does not name one BinarySecurityToken of the Security header`);
  }
  const valueType = attribute(tokens[0]!, 'ValueType') ?? '';
  const types = [attribute(reference[0]!, 'ValueType'), attribute(str[0]!, 'TokenType', NS.wsse11)];
  const claimed = types.filter((one) => one !== undefined && one !== valueType);
  if (claimed.length > 0) fail(`the token is of type "${valueType}", but the reference to it says "${claimed[0]!}"`);
  const encoding = attribute(tokens[0]!, 'EncodingType');
  if (encoding !== undefined && encoding !== BASE64_BINARY) fail(`the token's EncodingType "${encoding.slice(0, 120)}" is not Base64Binary`);
  return { token: tokens[0]!, valueType };
}

function decode(token: XmlElement, tokenType: string): Buffer[] {
  if (token.text.length > MAX_TOKEN_CHARS) throw new Refusal('token-malformed', `the token has more than ${MAX_TOKEN_CHARS} characters`);
  const der = decodeBase64(token.text);
  if (der === undefined || der.length === 0) throw new Refusal('token-malformed', 'the token is not base64');
  return tokenType === 'PKIPath' ? decodePkiPath(der).reverse() : [der];
}

/** Each certificate must be issued by the next one; a path written leaf first fails here. */
function chainProblems(chain: readonly X509Certificate[]): Problem[] {
  for (let i = 0; i + 1 < chain.length; i++) {
    if (chain[i]!.checkIssued(chain[i + 1]!)) continue;
    const reversed = [...chain].reverse().every((one, at, all) => at + 1 === all.length || one.checkIssued(all[at + 1]!));
    return [{
      reason: 'chain-order',
      detail: reversed
        ? 'the path is written leaf first; a PKIPath begins at the anchor'
        : `certificate ${i + 1} from the leaf is not issued by the one before it in the path`,
    }];
  }
  return [];
}

/** What the octets of a token say, the same whenever they come. */
type Path = Pick<Token, 'chain' | 'key' | 'facts' | 'problems'>;

/** @throws Refusal `token-malformed` where there are no certificates to speak of. */
function readPath(token: XmlElement, tokenType: string): Path {
  const path: Path = { chain: decode(token, tokenType), facts: [], problems: [] };
  try {
    const certificates = path.chain.map(readCertificate);
    // Reading the key fails on some certificates that parse, so it is done here, where failing is foreseen.
    path.key = certificates[0]!.publicKey;
    path.facts = certificates.map(certificateFacts);
    path.problems = chainProblems(certificates);
  } catch (error) {
    path.problems = [{ reason: 'token-malformed', detail: `a certificate of the token cannot be read: ${(error as Error).message}` }];
  }
  return path;
}

/** A token comes with every message of its sender. Kept by digest: its characters are part of a message that need not stay. */
const paths = remember<Path>(64);

/**
 * Reads the signing token. Never throws for bad input: what is wrong is in `problems`, what could be read is in the rest.
 * @param accepted token types that the profile allows; others are decoded for the report and named as a problem.
 */
export function readToken(signature: XmlElement, security: XmlElement, accepted: readonly TokenType[]): Token {
  const result: Token = { tokenType: '', chain: [], key: undefined, facts: [], problems: [], observations: [] };
  try {
    const { token, valueType } = referencedToken(signature, security);
    result.tokenType = shortName(valueType);
    if (!(accepted as readonly string[]).includes(result.tokenType)) {
      const detail = `the token is of type ${result.tokenType || '(none)'}, the profile wants ${accepted.join(' or ')}`;
      result.problems.push({ reason: 'token-type', detail });
    }
    if (!(result.tokenType in TOKEN_TYPES)) return result;
    const path = paths(`${result.tokenType} ${sha256Base64(token.text)}`, () => readPath(token, result.tokenType));
    result.chain = path.chain;
    result.key = path.key;
    result.facts = path.facts;
    result.problems.push(...path.problems);
    if (result.tokenType === 'PKIPath' && result.chain.length === 1) {
      result.observations.push({ code: 'chain-leaf-only', detail: 'the PKIPath holds one certificate, not the full path (ICD 4.6.2)' });
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    result.problems.push({ reason: error.reason, detail: error.message });
  }
  return result;
}
