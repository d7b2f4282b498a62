import { parseAddress, type Envelope, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import type { Xml } from '../../../protocols/xml';
import { ORIGIN_PROCESS, roleAddress, transactionOfFlow, type ParticipantRole } from '../../../requirements/eaeu/process';
import { structure } from '../../../requirements/eaeu/structures';
import { compileStructure } from '../../../requirements/eaeu/xsd';
import type { SimulatorServices } from '../../services';
import type { Composer } from '../compose';
import type { CustomsBody } from '../customs-body';
import { createForeignBody, type ForeignBody } from './foreign-body';
import { createOriginMessages, type OriginMessages } from './messages';

/** The bodies of the third countries, all behind the Commission's segment (Decision 124, item 16, Annex 2). */
export interface ThirdParties {
  /** Its authorised body. */
  foreignBody: ForeignBody;
  messages: OriginMessages;
  /** Who takes what is sent to an address; undefined when nobody is there. */
  at(address: string): ((envelope: Envelope) => void) | undefined;
  reset(): void;
  dispose(): void;
}

/** Logical address of a body under test: the one that its operator gave, where it is one of this role, else that of the process table. */
export function addressUnderTest(role: ParticipantRole, given: string | undefined): string {
  const parsed = parseAddress(given ?? '', { name: 'D124', thirdCountries: ORIGIN_PROCESS.thirdCountries });
  return parsed.ok && parsed.address.participant[1] === ORIGIN_PROCESS.participants[role].code ? given! : roleAddress(role);
}

/** Structures of what comes to the third country's authorised body. */
const TAKEN = [8, 9, 11].map((flow) => transactionOfFlow(flow).structure);

export function createThirdParties(
  services: SimulatorServices, parts: { xml: Xml; compose: Composer; customs: CustomsBody; send: (message: OutgoingMessage) => void },
): ThirdParties {
  const { business, ids, iutAddress } = services;
  const { xml, compose, customs, send } = parts;
  const schemas = new Map(TAKEN.map((code) => [code, compileStructure(structure(code), (files, entry) => xml.compileSchema(files, entry))]));
  const foreignBody = createForeignBody({ business, ids, compose, send, schemaOf: (code) => schemas.get(code)! });
  const takers = new Map<string, Pick<CustomsBody, 'take'>>(ORIGIN_PROCESS.thirdCountries.flatMap((country) => [
    [roleAddress('third-country-customs', ORIGIN_PROCESS, country), customs] as const,
    [roleAddress('third-country-authorised', ORIGIN_PROCESS, country), foreignBody] as const,
  ]));
  return {
    foreignBody,
    messages: createOriginMessages(business, ids, {
      authorisedBody: addressUnderTest('authorised-body', iutAddress), customs: addressUnderTest('central-customs', iutAddress),
    }),
    at: (address) => takers.get(address)?.take,
    reset: () => foreignBody.reset(),
    dispose() {
      for (const schema of schemas.values()) schema.dispose();
    },
  };
}
