/** Namespaces and identifiers of ETSI TS 119 612 v2.1.1 and of what seals such a list. */
export const TSL = {
  ns: 'http://uri.etsi.org/02231/v2#',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xades: 'http://uri.etsi.org/01903/v1.3.2#',
  tag: 'http://uri.etsi.org/19612/TSLTag',
  signedProperties: 'http://uri.etsi.org/01903#SignedProperties',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  /** The edition of the form that we write and read (5.3.1). */
  version: '5',
} as const;

/** What a service does (5.5.1): issues qualified certificates, or others. A list also has services that are no concern of ours. */
export const SERVICE_TYPES = {
  'CA/QC': 'http://uri.etsi.org/TrstSvc/Svctype/CA/QC',
  'CA/PKC': 'http://uri.etsi.org/TrstSvc/Svctype/CA/PKC',
  TSA: 'http://uri.etsi.org/TrstSvc/Svctype/TSA',
} as const;

/** Whether its certificates count (5.5.4): the first pair for qualified services, the second for the others. */
export const SERVICE_STATUSES = {
  granted: 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted',
  withdrawn: 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/withdrawn',
  recognised: 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/recognisedatnationallevel',
  deprecated: 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/deprecatedatnationallevel',
} as const;

export type ServiceType = keyof typeof SERVICE_TYPES;
export type ServiceStatus = keyof typeof SERVICE_STATUSES;

/** One service of a provider. */
export interface TrustService {
  provider: string;
  name: string;
  type: ServiceType;
  status: ServiceStatus;
  /** Since when it has this status, epoch ms. */
  since: number;
  /** DER of the certificates by which it is known: its authority's. */
  certificates: Buffer[];
}

/** What a trusted list says (TS 119 612, 5.2 to 5.5), as far as it decides who may seal. */
export interface TrustedList {
  /** ISO 3166-1 alpha-2, or `EU`. */
  territory: string;
  operator: string;
  /** Grows with every issue (5.3.2). */
  sequenceNumber: number;
  /** Epoch ms. */
  issuedAt: number;
  /** Until when it counts (5.3.15), epoch ms. */
  nextUpdate: number;
  services: TrustService[];
}

/** Services whose certificates may seal for ICS2: any authority, qualified or not, in good standing (ICD v3.30, 4.6.2). */
export function sealServices({ services }: TrustedList): TrustService[] {
  const inGoodStanding: readonly ServiceStatus[] = ['granted', 'recognised'];
  return services.filter(({ type, status }) => type !== 'TSA' && inGoodStanding.includes(status));
}
