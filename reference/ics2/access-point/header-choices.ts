const EORI_TYPE = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:EORI';
const CUSTOMS_TYPE = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:auth';

/** Header of one message to customs; the values of ICD 3.30, section 4.2. */
export interface HeaderChoices {
  /** `operator`: EORI of who declares; `own` holds that of who sends. */
  fromPartyId: (own: string, operator: string) => string;
  fromType: string;
  fromRole: string;
  toPartyId: (configured: string) => string;
  toType: string;
  toRole: string;
  agreement: string;
  agreementType: string | undefined;
  service: string;
  serviceType: string;
  action: (message: string) => string;
  messageProperties: { name: string; value: string }[] | undefined;
  timestamp: (epochMs: number) => string;
  messageId: (uuid: string, host: string) => string;
}

export const SOUND_HEADER: HeaderChoices = {
  fromPartyId: (own) => own,
  fromType: EORI_TYPE,
  fromRole: 'Trader',
  toPartyId: (configured) => configured,
  toType: CUSTOMS_TYPE,
  toRole: 'Customs',
  agreement: 'EU-ICS2-TI-V2.0',
  agreementType: 'ics2-interface-version',
  service: 'eu_ics2_t2c',
  serviceType: 'eu-customs-service-type',
  action: (message) => message,
  messageProperties: undefined,
  timestamp: (epochMs) => new Date(epochMs).toISOString(),
  messageId: (uuid, host) => `${uuid}@${host}`,
};
