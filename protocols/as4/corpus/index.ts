import { HEADER_ATTACKS, XML_ATTACKS } from './envelope';
import { CONTENT_ATTACKS, MULTIPART_ATTACKS } from './multipart';
import { SEAL_ATTACKS } from './seal';
import { WRAPPINGS } from './wrapping';

export { editBytes, type HostileMessage, sealed, type Sender } from './entry';

/** Every hostile message by what it attacks. A finding of the fuzzer is added where it belongs and stays for good. */
export const CORPUS = {
  'XML of the envelope': XML_ATTACKS,
  'ebMS header': HEADER_ATTACKS,
  'signature wrapping': WRAPPINGS,
  'seal and key': SEAL_ATTACKS,
  'multipart structure': MULTIPART_ATTACKS,
  'content of parts': CONTENT_ATTACKS,
} as const;
