/** What the Kazakh sources demand, as data: structures, composition, number, lead time. See README.md for the channel. */
export { chapterExists, OBLIGATORY_PARTS, USAGE_CODES, type ObligatoryPart } from './composition';
export { leadTime, type LeadTime } from './lead-time';
export { formatNumber, hasLetters, KAZAKH_ZONE, kazakhDate, kazakhDateTime, numberProblems, parseNumber, type RegistrationNumber } from './number';
export { DOCUMENT_KINDS, GATEWAY_NAMESPACE, KZ_NAMESPACES, type KzPrefix } from './structures/namespaces';
export { CHANNEL_SCHEMA, channelSchemas } from './structures/schema';
export { parseStructure, structure, StructureError, type Particle } from './structures/structure';
