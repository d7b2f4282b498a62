/**
 * Prefixes as used in this project's data and messages, with the namespaces of the album of formats 5.23.0 (customs service of
 * Russia; its schemas say that they carry out the Commission's decisions on the structure of PI). On the wire only the
 * namespace counts.
 */
export const KZ_NAMESPACES = {
  autop: 'urn:customs.ru:Information:CustomsDocuments:AutoPreliminary:5.23.0',
  rwp: 'urn:customs.ru:Information:CustomsDocuments:RWPreliminary:5.23.0',
  ap: 'urn:customs.ru:Information:CustomsDocuments:AirPreliminary:5.23.0',
  sp: 'urn:customs.ru:Information:CustomsDocuments:SeaPreliminary:5.23.0',
  rpid: 'urn:customs.ru:Information:PriorInformation:ReqPI_Delete:5.23.0',
  rpiid: 'urn:customs.ru:Information:PriorInformation:PI_StatusRequest:5.22.0',
  npir: 'urn:customs.ru:Information:PriorInformation:Notif_PIResult:5.23.0',
  cat_ru: 'urn:customs.ru:CommonAggregateTypes:5.22.0',
  RUScat_ru: 'urn:customs.ru:RUSCommonAggregateTypes:5.22.0',
  catpi_ru: 'urn:customs.ru:Information:PriorInformation:PriorCommonAggregateTypes:5.23.0',
} as const;

export type KzPrefix = keyof typeof KZ_NAMESPACES;

/** Kind of document, the fixed attribute DocumentModeID of each root. */
export const DOCUMENT_KINDS = {
  'road pre-arrival information': '1006826E',
  'rail pre-arrival information': '1006827E',
  'air pre-arrival information': '1006825E',
  'water pre-arrival information': '1006828E',
  'request to annul': '1006806E',
  'request for status': '1006809E',
  'result of processing': '1006802E',
} as const;

/** Namespaces of the e-government gateway's two channels, version 10 (public interface descriptions). */
export const GATEWAY_NAMESPACE = 'http://bip.bee.kz/SyncChannel/v10/Types';
export const ASYNC_GATEWAY_NAMESPACE = 'http://bip.bee.kz/AsyncChannel/v10/Types';
