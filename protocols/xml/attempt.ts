import type * as Libxml2 from 'libxml2-wasm' with { 'resolution-mode': 'import' };
import type { ByteText } from './decode';
import type { XmlError, XmlLimits } from './limits';
import type { Tape } from './tape';

/** What the guard has let through, while libxml2 holds it. */
export interface Held {
  document: Libxml2.XmlDocument;
  text: ByteText;
  tape: Tape;
}

/**
 * Whether white space between elements is kept in libxml2's tree. Who looks at the tree as it stands needs it (`all`). An XSD does not,
 * as long as no comment or CDATA section stands beside it (`markup`); who asks for well-formedness only needs none (`nothing`). Leaving
 * it out makes parsing and comparing quicker by a third.
 */
export type Keep = 'all' | 'markup' | 'nothing';

/** Guards bytes, parses them and lets somebody use what came of it, for as long as `use` runs. */
export type Attempt = <T>(
  bytes: Buffer,
  limits: Partial<XmlLimits> | undefined,
  use: (held: Held) => T,
  keep?: Keep,
) => { ok: true; value: T } | { ok: false; error: XmlError };
