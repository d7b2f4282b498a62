/** What the Kazakh sources demand, as data: structures, composition, number, lead time. See README.md for the channel. */
export { GATEWAY_ACCEPTED, GATEWAY_PROFILES, type ChannelName, type GatewayChannel, type GatewayProfile } from './channels';
export { chapterExists, obligatoryParts, USAGE_CODES, type ObligatoryPart } from './composition';
export { isShortJourney, leadTime, type LeadTime } from './lead-time';
export { KZ_MODES, modeOf, type KzMode, type ModeProfile } from './modes';
export { formatNumber, hasLetters, KAZAKH_ZONE, kazakhDate, kazakhDateTime, numberProblems, parseNumber, type RegistrationNumber } from './number';
export { statusOf, STATUS_READINGS, writtenStatus, type PiStatus, type StatusReading } from './status';
export { ASYNC_GATEWAY_NAMESPACE, DOCUMENT_KINDS, GATEWAY_NAMESPACE, KZ_NAMESPACES, type KzPrefix } from './structures/namespaces';
export { CHANNEL_SCHEMA, channelSchemas } from './structures/schema';
export { parseStructure, structure, StructureError, type Particle } from './structures/structure';
